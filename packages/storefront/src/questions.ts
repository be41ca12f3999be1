import type { WhoRequest, WhoResponse } from '@facet/protocol';
import { ask as askServer } from './ask.ts';
import { rememberNobody, rememberPerson } from './person.ts';
import type { Visit } from './visit.ts';

const maxTokens = 4;
const maxRetries = 2;

/** How asking about one token stands on this page: as answered, `pending` before, `unreachable` where no answer came. */
export type Asked = WhoResponse['identity'];

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
    asked.set(token, 'pending');
    const body: WhoRequest = { visitor: memory.read().visitor, token };
    const answer = await askServer<WhoResponse>(`${configuration.endpoint}/who`, body);
    let outcome: Asked = 'unreachable';
    if (answer?.identity === 'identified') {
      memory.update((record) => rememberPerson(record, token, answer));
      outcome = answer.identity;
    } else if (answer?.identity === 'unidentified') {
      memory.update((record) => rememberNobody(record, token));
      outcome = answer.identity;
    } else if (answer && retry < maxRetries) {
      setTimeout(() => void send(token, retry + 1), answer.retryAfterMs);
      outcome = answer.identity;
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
