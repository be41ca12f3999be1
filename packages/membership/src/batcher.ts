import type { Clock } from './clock.ts';
import type { People, SourceAnswer } from './source.ts';
import { toRank, type Urgency } from './urgency.ts';

/** Asks about many people at once what was asked about each. */
export type Batcher = {
  /** Whether the person is among those whom `key` names: a segment's members, say. */
  ask(key: string, profileId: string, urgency: Urgency): Promise<SourceAnswer<boolean>>;
};

/** What a batcher is made of. */
export type BatcherOptions = {
  readonly ask: (key: string, people: People, urgency: Urgency) => Promise<SourceAnswer<ReadonlySet<string>>>;
  /** How long to wait for others, while so many questions are open. */
  readonly windowMs: (openQuestions: number) => number;
  readonly clock: Clock;
};

type Asker = {
  readonly resolve: (answer: SourceAnswer<boolean>) => void;
  readonly reject: (error: unknown) => void;
};
type Asked = { urgency: Urgency; readonly askers: Asker[] };
/** A call that waits for its turn; it takes along whoever waits then. */
type Turn = { readonly urgency: Urgency };
type Question = {
  readonly waiting: Map<string, Asked>;
  readonly turns: Set<Turn>;
  callOff: (() => void) | undefined;
};

/** The largest page, and so how many people one call may ask about (contract §1.4). */
export const mostPeople = 100;

/**
 * Whoever is asked about joins the open question of the same key. It is closed when its turn to be sent comes: a
 * question that waits for the rate limit grows meanwhile. Where there are more people than it holds, visitors come
 * before background work, the newest first.
 */
export function createBatcher({ ask, windowMs, clock }: BatcherOptions): Batcher {
  const questions = new Map<string, Question>();

  const getQuestion = (key: string): Question => {
    const known = questions.get(key);
    if (known !== undefined) return known;
    const question: Question = { waiting: new Map(), turns: new Set(), callOff: undefined };
    questions.set(key, question);
    return question;
  };

  const send = (key: string, question: Question): void => {
    question.callOff = undefined;
    if (question.waiting.size === 0) return;
    const turn = { urgency: findMostUrgent(question.waiting.values()) };
    question.turns.add(turn);
    let picked: ReadonlyMap<string, Asked> | undefined;
    // A call that is tried again asks about the same people.
    const people = (): readonly string[] => {
      picked ??= pick(question.waiting);
      if (question.turns.delete(turn)) plan(key, question);
      return [...picked.keys()];
    };
    const tell = async (): Promise<void> => {
      try {
        const answer = await ask(key, people, turn.urgency);
        people();
        for (const [profileId, { askers }] of picked ?? []) {
          const told: SourceAnswer<boolean> = answer.ok
            ? { ok: true, value: answer.value.has(profileId) }
            : answer;
          for (const { resolve } of askers) resolve(told);
        }
      } catch (error) {
        people();
        for (const { askers } of picked?.values() ?? []) for (const { reject } of askers) reject(error);
      } finally {
        const idle = question.waiting.size === 0 && question.turns.size === 0;
        if (idle && questions.get(key) === question) questions.delete(key);
      }
    };
    void tell();
  };

  /** Plans a call where those that wait for their turn already are too few, or wait for somebody less urgent. */
  const plan = (key: string, question: Question): void => {
    const { waiting, turns } = question;
    if (waiting.size === 0) return;
    const mostUrgent = toRank(findMostUrgent(waiting.values()));
    const urgentTurns = [...turns].filter(({ urgency }) => toRank(urgency) <= mostUrgent).length;
    if (urgentTurns > 0 && waiting.size <= urgentTurns * mostPeople) return;
    if (waiting.size >= (urgentTurns + 1) * mostPeople) {
      question.callOff?.();
      send(key, question);
    } else {
      question.callOff ??= clock.after(windowMs(questions.size), () => send(key, question));
    }
  };

  return {
    ask: (key, profileId, urgency) =>
      new Promise((resolve, reject) => {
        const question = getQuestion(key);
        const asked = question.waiting.get(profileId) ?? { urgency, askers: [] };
        if (toRank(urgency) < toRank(asked.urgency)) asked.urgency = urgency;
        asked.askers.push({ resolve, reject });
        question.waiting.set(profileId, asked);
        plan(key, question);
      }),
  };
}

function findMostUrgent(waiting: Iterable<Asked>): Urgency {
  let found: Urgency = 'background';
  for (const { urgency } of waiting) if (toRank(urgency) < toRank(found)) found = urgency;
  return found;
}

function pick(waiting: Map<string, Asked>): ReadonlyMap<string, Asked> {
  const ordered = [...waiting].reverse().sort(([, a], [, b]) => toRank(a.urgency) - toRank(b.urgency));
  const picked = new Map(ordered.slice(0, mostPeople));
  for (const profileId of picked.keys()) waiting.delete(profileId);
  return picked;
}
