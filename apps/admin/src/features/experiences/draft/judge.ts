import { ApiError } from '../../../lib/api/api-error.ts';
import { whenIdle } from '../../../lib/when-idle.ts';
import type * as judgeDraft from './judge-draft.ts';

type Judge = typeof judgeDraft;

let judge: Judge | undefined;

/** The judge of drafts, where it is there already. It weighs as much as the editor itself, so it comes after it. */
export function findJudge(): Judge | undefined {
  return judge;
}

/** The judge of drafts; throws `ApiError` when it cannot be loaded. */
export async function loadJudge(): Promise<Judge> {
  try {
    judge ??= await import('./judge-draft.ts');
    return judge;
  } catch (cause) {
    throw new ApiError(
      {
        code: 'network',
        status: 0,
        title: 'Facet does not answer',
        detail: 'Part of this page could not be loaded. Try again; nothing you typed is lost.',
      },
      cause,
    );
  }
}

// What goes wrong is told once it is needed.
whenIdle(() => void loadJudge().catch(() => undefined));
