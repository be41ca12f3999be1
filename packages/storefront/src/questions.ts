import { askWho } from './ask-who.ts';
import { attempt } from './attempt.ts';
import { rememberNobody, rememberPerson } from './person.ts';
import type { Visit } from './visit.ts';

const maxCalls = 5;
const maxRetries = 2;

/** How asking about one token stands on this page. */
export type Asked = 'asking' | 'failed' | 'nobody' | 'answered';

/** The membership calls of one page: few, each token once, retried only when the server says so. */
export type Questions = {
  readonly ask: (token: string) => void;
  /** By token. */
  readonly asked: ReadonlyMap<string, Asked>;
};

/** Opens the questions of one page. Answers go to memory; `changed` is called after each, and after failures. */
export function openQuestions({ configuration, memory }: Visit, changed: () => void): Questions {
  const asked = new Map<string, Asked>();
  let calls = 0;

  const send = async (token: string, retry: number): Promise<void> => {
    if (calls >= maxCalls) return;
    calls += 1;
    asked.set(token, 'asking');
    const answer = await askWho(configuration.endpoint, { visitor: memory.get().visitor, token });
    let retryAfterMs = 0;
    let outcome: Asked = 'failed';
    attempt(() => {
      if (!answer) return;
      if (answer.identity === 'identified') {
        outcome = 'answered';
        memory.update((record) => rememberPerson(record, token, answer));
        for (const membership of Object.values(answer.memberships)) {
          if (membership.state === 'unknown' && membership.cause === 'pending') retryAfterMs = 1000;
        }
      } else if (answer.identity === 'unidentified') {
        outcome = 'nobody';
        memory.update((record) => rememberNobody(record, token));
      } else {
        ({ retryAfterMs } = answer);
        if (answer.identity === 'pending' && retry < maxRetries) outcome = 'asking';
      }
    });
    if (retryAfterMs > 0 && retry < maxRetries) {
      setTimeout(() => void send(token, retry + 1), Math.min(10_000, Math.max(200, retryAfterMs)));
    }
    asked.set(token, outcome);
    changed();
  };

  return {
    ask: (token) => {
      if (!asked.has(token)) void send(token, 0);
    },
    asked,
  };
}
