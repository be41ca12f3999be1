import type { WhoRequest } from '@facet/protocol';
import { ask as askServer } from './ask.ts';
import { rememberNobody, rememberPerson } from './person.ts';
import { readWhoResponse } from './read-who-response.ts';
import type { Visit } from './visit.ts';

const maxTokens = 4;
const maxRetries = 2;
const leastRetryMs = 200;

/** How asking about one token stands on this page. */
export type Asked = 'asking' | 'failed' | 'nobody' | 'answered';

/** The membership calls of one page: few, each token once, retried only when the server says so. */
export type Questions = {
  readonly ask: (token: string) => void;
  /** By token. */
  readonly asked: ReadonlyMap<string, Asked>;
  /** Ends the asking: the page is another one, or the visitor no longer agrees. */
  readonly close: () => void;
};

/** Opens the questions of one page. Answers go to memory; `changed` is called after each, and after failures. */
export function openQuestions({ configuration, memory }: Visit, changed: () => void): Questions {
  const asked = new Map<string, Asked>();
  let closed = false;

  const send = async (token: string, retry: number): Promise<void> => {
    if (closed) return;
    asked.set(token, 'asking');
    const body: WhoRequest = { visitor: memory.get().visitor, token };
    const answer = await askServer(`${configuration.endpoint}/who`, body, readWhoResponse);
    let outcome: Asked = 'failed';
    if (answer?.identity === 'identified') {
      outcome = 'answered';
      memory.update((record) => rememberPerson(record, token, answer));
    } else if (answer?.identity === 'unidentified') {
      outcome = 'nobody';
      memory.update((record) => rememberNobody(record, token));
    } else if (answer && retry < maxRetries) {
      if (answer.identity === 'pending') outcome = 'asking';
      setTimeout(() => void send(token, retry + 1), Math.max(leastRetryMs, answer.retryAfterMs));
    }
    asked.set(token, outcome);
    changed();
  };

  return {
    ask: (token) => {
      if (!asked.has(token) && asked.size < maxTokens) void send(token, 0);
    },
    asked,
    close: () => {
      closed = true;
    },
  };
}
