import type { Identity, Membership, Memberships } from '@facet/engine';
import { type Claim, openClaims } from './claims.ts';
import { listen } from './listen.ts';
import { isFresh } from './memberships.ts';
import { openQuestions } from './questions.ts';
import type { Visit } from './visit.ts';

/** Memberships older than this share of their life are read anew, so that they need not run out. */
const refreshShare = 0.8;
const refreshAfterMs = 1500;

/** Who is on a page, as far as is known now. */
export type Person = {
  readonly identity: Identity;
  readonly memberships: Memberships;
  /** What may still come: the server's answer, the arrival of a token, or nothing. */
  readonly waiting: 'answer' | 'arrival' | 'nothing';
};

/** Finds out who is on one page. It calls the server only when told that a decision depends on it. */
export type Identification = {
  readonly find: () => Person;
  /** A decision waits: ask, or listen for an arrival. */
  readonly need: () => void;
  /** Nothing waits; what the next page will need is looked after, off the critical path. */
  readonly prepare: () => void;
  readonly close: () => void;
};

/** Begins to identify. `changed` is called whenever `find` may say something new. */
export function identify(visit: Visit, changed: () => void): Identification {
  const { membershipMaxAgeMs, segments } = visit.configuration;
  const claims = openClaims(visit);
  const questions = openQuestions(visit, changed);
  let last: Person | undefined;
  let claim: Claim | undefined;
  let arrivalsOver = false;
  let stopListening: (() => void) | undefined;
  let refreshTimer = 0;

  const findMemberships = (): Memberships => {
    const now = Date.now();
    const { memberships } = visit.memory.get();
    const asked = claim === undefined ? 'failed' : questions.find(claim.token);
    const lost = asked === 'failed' || asked === 'answered';
    return Object.fromEntries(
      segments.flatMap((key): [string, Membership][] => {
        const known = memberships[key];
        if (isFresh(known, membershipMaxAgeMs, now) && known !== undefined) return [[key, known]];
        const otherwise = questions.answers()[key];
        if (otherwise !== undefined) return [[key, otherwise]];
        return lost ? [[key, { state: 'unknown', cause: 'unreachable' }]] : [];
      }),
    );
  };
  const findNow = (): Person => {
    if (claims.none === 'not_connected') return toStranger({ state: 'unidentified' });
    if (claims.none !== null) return toStranger({ state: 'unknown', cause: 'no_consent' });
    claim = claims.find();
    const subject = claim === undefined ? claims.findEarlier() : claims.recognise(claim);
    if (subject !== undefined) {
      const memberships = findMemberships();
      const whole = segments.every((key) => memberships[key] !== undefined);
      return {
        identity: { state: 'identified', subject },
        memberships,
        waiting: whole ? 'nothing' : 'answer',
      };
    }
    if (claim !== undefined) {
      const failed = questions.find(claim.token) === 'failed';
      return failed
        ? toStranger({ state: 'unknown', cause: 'unreachable' })
        : toStranger({ state: 'unknown', cause: 'pending' }, 'answer');
    }
    return arrivalsOver || questions.foundNobody()
      ? toStranger({ state: 'unidentified' })
      : toStranger({ state: 'unknown', cause: 'pending' }, 'arrival');
  };
  const listenOnce = (): void => {
    stopListening ??= listen({
      check: () => {
        if (last?.identity.state === 'identified') {
          const unknown = claims.findUnknown();
          if (unknown !== undefined) questions.ask(unknown);
        } else if (claims.find()?.token !== claim?.token) {
          changed();
        }
      },
      over: () => {
        arrivalsOver = true;
        changed();
      },
    });
  };

  return {
    find: () => {
      // Whoever this page was decided for stays its person, also when another has taken over the memory meanwhile.
      const settled = last?.identity.state === 'identified' ? last.identity.subject : undefined;
      if (last === undefined || settled === undefined || settled === visit.memory.get().subject)
        last = findNow();
      return last;
    },
    need: () => {
      if (claims.none !== null) return;
      if (claim === undefined || last?.identity.state !== 'identified') listenOnce();
      if (claim !== undefined) questions.ask(claim.token);
    },
    prepare: () => {
      if (last?.identity.state !== 'identified' || segments.length === 0) return;
      const { memberships } = last;
      const { token, fromAddress = true } = claim ?? {};
      if (fromAddress) listenOnce();
      const soonOld = segments.some(
        (key) => !isFresh(memberships[key], membershipMaxAgeMs * refreshShare, Date.now()),
      );
      if (!soonOld || token === undefined || refreshTimer !== 0) return;
      refreshTimer = window.setTimeout(() => questions.ask(token), refreshAfterMs);
    },
    close: () => {
      stopListening?.();
      clearTimeout(refreshTimer);
      questions.close();
    },
  };
}

function toStranger(identity: Identity, waiting: Person['waiting'] = 'nothing'): Person {
  return { identity, memberships: {}, waiting };
}
