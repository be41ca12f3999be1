import {
  type Change,
  compileExperiences,
  type DecisionContext,
  type ExperienceDefinition,
  type Expression,
  explain,
} from '@facet/engine';
import type { EditorAnswer } from '@facet/protocol';
import { toPage } from '../page.ts';

/** An experience that shows one variation, and what that changes: all that an edited page needs to know of one. */
export function toEditedDefinition(
  { experience, variation }: Pick<EditorAnswer, 'experience' | 'variation'>,
  changes: readonly Change[],
  pages: Expression | null = null,
): ExperienceDefinition {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the ids are the server's
  return {
    version: 1,
    id: experience,
    seed: experience,
    status: 'running',
    kind: 'personalization',
    variations: [
      { id: `not ${variation}`, control: true, weight: 0, changes: [] },
      { id: variation, control: false, weight: 1, changes },
    ],
    pages,
    allocation: 1,
    audience: { type: 'everyone' },
    mode: { type: 'permanent' },
    holdout: 0,
  } as unknown as ExperienceDefinition;
}

/** Whether a page is one of those that an expression speaks of; nothing where that goes by more than the page. */
export function isPageAmong(
  edit: Pick<EditorAnswer, 'experience' | 'variation'>,
  pages: Expression | null,
  address: Location | URL,
): boolean | undefined {
  if (pages === null) return true;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the visitor's id is nobody's
  const context = {
    visitor: 'editor',
    visitorType: 'returning',
    device: 'desktop',
    page: toPage(address),
    identity: { state: 'unidentified' },
    memberships: {},
    assignments: { visitor: {}, subject: {} },
    now: Date.now(),
    waited: true,
  } as unknown as DecisionContext;
  const [explained] = explain(compileExperiences([toEditedDefinition(edit, [], pages)]), context, {});
  const [trace] = explained?.steps.flatMap((step) => (step.step === 'pages' ? (step.trace ?? []) : [])) ?? [];
  return trace && trace.value !== 'unknown' ? trace.value === 'true' : undefined;
}
