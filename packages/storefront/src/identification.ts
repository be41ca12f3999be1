import type { Identity, Membership, Memberships, Subject } from '@facet/engine';
import { toFingerprint } from './fingerprint.ts';
import { listen } from './listen.ts';
import { isFresh } from './memberships.ts';
import { findSubject, isNobody } from './person.ts';
import { openQuestions } from './questions.ts';
import { findTokens, isTrackingOff } from './tokens.ts';
import type { Visit } from './visit.ts';

/** Memberships older than this share of their life are read anew, so that they need not run out. */
const refreshShare = 0.8;
const refreshAfterMs = 1500;

/** Who is on a page, as far as is known now. */
export type Person = {
  readonly identity: Identity;
  readonly memberships: Memberships;
  /** What may still come: the server's answer, the arrival of a token, or nothing. */
  readonly waiting?: 'answer' | 'arrival';
};

/** Finds out who is on one page. It calls the server only when told that a decision depends on it. */
export type Identification = {
  readonly find: () => Person;
  /**
   * Goes on. Where a decision waits: asks, or listens for an arrival. Where none does: looks after what the next page
   * will need, off the critical path.
   */
  readonly goOn: (decisionWaits: boolean) => void;
  readonly close: () => void;
};

/** Begins to identify. `changed` is called whenever `find` may say something new. */
export function identify(visit: Visit, changed: () => void): Identification {
  const { configuration, memory, tab } = visit;
  const { klaviyoCompany: company, membershipMaxAgeMs, segments } = configuration;
  const off = isTrackingOff();
  const blind = off || !company;
  const findAll = (): ReturnType<typeof findTokens> => findTokens(blind ? null : company);
  const before = findAll().kept.map(toFingerprint);
  const { ask, asked } = openQuestions(visit, changed);
  let token: string | undefined;
  let fromAddress = false;
  let subject: Subject | undefined;
  let memberships: Memberships = {};
  let arrivalsOver = blind;
  let stopListening: (() => void) | undefined;
  let refreshing = false;

  /** Goes by the address's token, else by what Klaviyo keeps. Tokens that lead to nobody are passed over. */
  const pickToken = (): string | undefined => {
    const record = memory.get();
    const { overruled } = tab.get();
    const { address, kept } = findAll();
    fromAddress = address !== undefined && !isNobody(record, address);
    return fromAddress
      ? address
      : kept.find((one) => !isNobody(record, one) && toFingerprint(one) !== overruled);
  };

  /** The person whom this browser knows the token to be of; without one, who was identified earlier in this visit. */
  const recognise = (): Subject | undefined => {
    const record = memory.get();
    const { subject: earlier } = tab.get();
    if (token === undefined) return earlier === record.subject ? earlier : undefined;
    const known = findSubject(record, token);
    const named = fromAddress ? known : undefined;
    if (known !== undefined && earlier !== named) {
      tab.update(() => ({
        subject: named,
        // klaviyo.js holds an older person's token until it has asked its own server, if it ever can.
        overruled: named && before.find((older) => !record.tokens.includes(older)),
      }));
    }
    return known;
  };

  const readMemberships = (): Memberships => {
    const record = memory.get();
    const state = token === undefined ? 'failed' : asked.get(token);
    return Object.fromEntries(
      segments.flatMap((key): [string, Membership][] => {
        const known = record.memberships[key];
        // An answer of this page holds as it is: how long to serve a stale one is for the server to say.
        if (known && (state === 'answered' || isFresh(known, membershipMaxAgeMs))) return [[key, known]];
        return state === 'answered' || state === 'failed'
          ? [[key, { state: 'unknown', cause: 'unreachable' }]]
          : [];
      }),
    );
  };

  const find = (): Person => {
    token = blind ? undefined : pickToken();
    subject = blind ? undefined : recognise();
    memberships = {};
    if (subject !== undefined) {
      memberships = readMemberships();
      const whole = segments.every((key) => memberships[key]);
      return {
        identity: { state: 'identified', subject },
        memberships,
        ...(!whole && { waiting: 'answer' }),
      };
    }
    const unknown = (cause: 'pending' | 'no_consent' | 'unreachable'): Identity => ({
      state: 'unknown',
      cause,
    });
    if (off) return { identity: unknown('no_consent'), memberships };
    if (token !== undefined) {
      return asked.get(token) === 'failed'
        ? { identity: unknown('unreachable'), memberships }
        : { identity: unknown('pending'), memberships, waiting: 'answer' };
    }
    return arrivalsOver || [...asked.values()].includes('nobody')
      ? { identity: { state: 'unidentified' }, memberships }
      : { identity: unknown('pending'), memberships, waiting: 'arrival' };
  };

  const check = (isLast: boolean): void => {
    if (subject === undefined) {
      arrivalsOver ||= isLast;
      const last = token;
      if (isLast || (token = pickToken()) !== last) changed();
      return;
    }
    // A token that klaviyo.js wrote since: whose it is, the next page can then tell without a call.
    const record = memory.get();
    const unknown = findAll().kept.find(
      (one) => !before.includes(toFingerprint(one)) && !findSubject(record, one) && !isNobody(record, one),
    );
    if (unknown) ask(unknown);
  };

  return {
    find,
    goOn: (decisionWaits) => {
      if (blind) return;
      const matters = decisionWaits || (subject !== undefined && segments.length > 0);
      if (matters && (token === undefined || fromAddress)) stopListening ??= listen(check);
      const asks = token;
      if (asks === undefined) return;
      if (decisionWaits) ask(asks);
      else if (
        !refreshing &&
        subject !== undefined &&
        !segments.every((key) => isFresh(memberships[key], membershipMaxAgeMs * refreshShare))
      ) {
        refreshing = true;
        setTimeout(() => ask(asks), refreshAfterMs);
      }
    },
    close: () => stopListening?.(),
  };
}
