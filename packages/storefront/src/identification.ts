import { type Identity, type Membership, type Memberships, type Subject, sealOf } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { listen } from './listen.ts';
import { isFresh } from './memberships.ts';
import type { Memory } from './memory.ts';
import { findSubject, isSomebody } from './person.ts';
import { type Asked, openQuestions } from './questions.ts';
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
  readonly waiting: 'answer' | 'arrival' | undefined;
};

/** Finds out who is on one page. It calls the server only when told that a decision depends on it. */
export type Identification = {
  readonly findPerson: () => Person;
  /**
   * Goes on. Where a decision waits: asks, or listens for an arrival. Where none does: looks after what the next page
   * will need, off the critical path.
   */
  readonly goOn: (decisionWaits: boolean) => void;
  readonly close: () => void;
};

/** Begins to identify. `changed` is called whenever `findPerson` may say something new. */
export function identify(visit: Visit, changed: () => void): Identification {
  const { configuration, memory, tab } = visit;
  const { klaviyoCompany: company, membershipMaxAgeMs, segments } = configuration;
  const off = isTrackingOff();
  const blind = off || !company;
  const findAll = (): ReturnType<typeof findTokens> => (blind ? [] : findTokens(company));
  const before = findAll().slice(1);
  const { ask, asked, close } = openQuestions(visit, changed);
  let token: string | undefined;
  let fromAddress = false;
  let memberships: Memberships = {};
  let subject: Subject | undefined;
  let arrivalsOver = blind;
  let stopListening: (() => void) | undefined;

  /** Goes by the address's token, else by what Klaviyo keeps. Tokens that lead to nobody are passed over. */
  const pickToken = (): string | undefined => {
    const [address, ...kept] = findAll();
    const record = memory.read();
    const { overruled } = tab.read();
    fromAddress = isSomebody(record, address);
    return fromAddress ? address : kept.find((one) => isSomebody(record, one) && sealOf(one) !== overruled);
  };

  /** The person whom this browser knows the token to be of; without one, who was identified earlier in this visit. */
  const recognise = (): Subject | undefined => {
    const record = memory.read();
    const { subject: earlier } = tab.read();
    if (!token) return earlier === record.subject ? earlier : undefined;
    const known = findSubject(record, token);
    const named = fromAddress ? known : undefined;
    if (known && earlier !== named) {
      // klaviyo.js holds an older person's token until it has asked its own server, if it ever can.
      const older = before.find((one) => one && named && !findSubject(record, one));
      tab.update(() => ({ subject: named, overruled: older && sealOf(older) }));
    }
    return known;
  };

  const findPerson = (): Person => {
    token = pickToken();
    subject = blind ? undefined : recognise();
    let identity: Identity = { state: 'unidentified' };
    memberships = {};
    let waiting: Person['waiting'];
    const state = token ? asked.get(token) : 'unreachable';
    if (subject) {
      identity = { state: 'identified', subject };
      memberships = findMemberships(memory.read(), visit.configuration, state);
      if (!segments.every((key) => memberships[key])) waiting = 'answer';
    } else if (off) {
      identity = { state: 'unknown', cause: 'no_consent' };
    } else if (token && state === 'unreachable') {
      identity = { state: 'unknown', cause: 'unreachable' };
    } else if (token || !(arrivalsOver || [...asked.values()].includes('unidentified'))) {
      identity = { state: 'unknown', cause: 'pending' };
      waiting = token ? 'answer' : 'arrival';
    }
    return { identity, memberships, waiting };
  };

  const check = (isLast: boolean): void => {
    if (!subject) {
      arrivalsOver ||= isLast;
      const last = token;
      if (isLast || pickToken() !== last) changed();
      return;
    }
    // A token that klaviyo.js wrote since: whose it is, the next page can then tell without a call.
    const record = memory.read();
    const unknown = findAll().find(
      (one) => !before.includes(one) && isSomebody(record, one) && !findSubject(record, one),
    );
    if (unknown) ask(unknown);
  };

  return {
    findPerson,
    goOn: (decisionWaits) => {
      if (blind) return;
      const matters = decisionWaits || (subject && segments.length);
      if (matters && (!token || fromAddress)) stopListening ??= listen(check);
      const asks = token;
      if (!asks) return;
      if (decisionWaits) ask(asks);
      else if (
        subject &&
        !segments.every((key) => isFresh(memberships[key], membershipMaxAgeMs * refreshShare))
      ) {
        setTimeout(() => ask(asks), refreshAfterMs);
      }
    },
    close: () => {
      close();
      stopListening?.();
    },
  };
}

/** The memberships that can be used now. What is missing may still come; what cannot come is unknown. */
function findMemberships(
  { memberships }: Memory,
  { membershipMaxAgeMs, segments }: StoreConfiguration,
  asked: Asked | undefined,
): Memberships {
  const found: { [key: string]: Membership } = {};
  for (const key of segments) {
    const known = memberships[key];
    // An answer of this page holds as it is: how long to serve a stale one is for the server to say.
    if (known && (asked === 'identified' || isFresh(known, membershipMaxAgeMs))) found[key] = known;
    else if (asked === 'identified' || asked === 'unreachable')
      found[key] = { state: 'unknown', cause: 'unreachable' };
  }
  return found;
}
