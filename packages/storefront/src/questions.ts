import type { Membership, Memberships, SegmentKey } from '@facet/engine';
import type { WhoResponse } from '@facet/protocol';
import { attempt } from './attempt.ts';
import { toMembership } from './memberships.ts';
import { rememberNobody, rememberPerson } from './person.ts';
import type { Visit } from './visit.ts';
import { askWho } from './who.ts';

const maxCalls = 5;
const maxRetries = 2;
const retryMs = { least: 200, most: 10_000, unsaid: 1000 } as const;

/** How asking about one token stands on this page. */
export type Asked = 'asking' | 'failed' | 'answered';

/** The membership calls of one page: few, each token once, retried only where the server says when. */
export type Questions = {
  readonly ask: (token: string) => void;
  readonly find: (token: string) => Asked | undefined;
  /** Whether Klaviyo knew nobody by a token asked about on this page. */
  readonly foundNobody: () => boolean;
  /** What answers of this page say and memory does not keep: unknowns, and memberships served stale. */
  readonly answers: () => Memberships;
  readonly close: () => void;
};

/** Opens the questions of one page. `changed` is called after each answer and failure. */
export function openQuestions({ configuration, memory }: Visit, changed: () => void): Questions {
  const asked = new Map<string, Asked>();
  let answers: Readonly<Partial<Record<SegmentKey, Membership>>> = {};
  let nobody = false;
  let calls = 0;
  let timer = 0;
  let closed = false;

  const again = (token: string, retry: number, afterMs: number): boolean => {
    if (retry >= maxRetries) return false;
    const waitMs = Math.min(retryMs.most, Math.max(retryMs.least, afterMs));
    timer = window.setTimeout(() => void ask(token, retry + 1), waitMs);
    return true;
  };
  const take = (token: string, answer: WhoResponse | undefined, retry: number): Asked => {
    const now = Date.now();
    if (answer === undefined) return 'failed';
    if (answer.identity === 'identified') {
      memory.update((record) => rememberPerson(record, token, answer, now));
      const all = Object.values(answer.memberships);
      answers = Object.fromEntries(
        Object.entries(answer.memberships).map(([key, wire]) => [key, toMembership(wire, now)]),
      );
      if (all.some((wire) => wire.state === 'unknown' && wire.cause === 'pending')) {
        again(token, retry, retryMs.unsaid);
      }
      return 'answered';
    }
    if (answer.identity === 'unidentified') {
      memory.update((record) => rememberNobody(record, token, now));
      nobody = true;
      return 'answered';
    }
    return again(token, retry, answer.retryAfterMs) && answer.identity === 'pending' ? 'asking' : 'failed';
  };
  const ask = async (token: string, retry: number): Promise<void> => {
    if (closed || calls >= maxCalls) return;
    calls += 1;
    asked.set(token, 'asking');
    const answer = await askWho(configuration.endpoint, { visitor: memory.get().visitor, token });
    if (closed) return;
    attempt('who', () => {
      asked.set(token, take(token, answer, retry));
      changed();
    });
  };

  return {
    ask: (token) => {
      if (asked.get(token) === undefined) void ask(token, 0);
    },
    find: (token) => asked.get(token),
    foundNobody: () => nobody,
    answers: () => answers,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
