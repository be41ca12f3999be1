import type { Subject } from '@facet/engine';
import { toFingerprint } from './fingerprint.ts';
import { findSubject, isNobody } from './person.ts';
import { findTokens, isTrackingOff } from './tokens.ts';
import type { Visit } from './visit.ts';

/** A token to go by, and whether the page's address brought it. */
export type Claim = { readonly token: string; readonly fromAddress: boolean };

/** What a page says about who is on it: tokens, and what this visit remembers of its earlier pages. */
export type Claims = {
  /** Whether there is nobody to ask about: not connected, or tracking switched off. */
  readonly none: 'not_connected' | 'tracking_off' | null;
  /** The token to go by: the address's, else what Klaviyo keeps. Tokens that lead to nobody are passed over. */
  readonly find: () => Claim | undefined;
  /** The person whom this browser knows the claim to be. */
  readonly recognise: (claim: Claim) => Subject | undefined;
  /** Who was identified earlier in this visit, where Klaviyo has said nothing since. */
  readonly findEarlier: () => Subject | undefined;
  /** A token that klaviyo.js wrote since this page began and that this browser does not know yet. */
  readonly findUnknown: () => string | undefined;
};

/** Opens the claims of one page. */
export function openClaims({ configuration, memory, tab }: Visit): Claims {
  const company = configuration.klaviyoCompany ?? '';
  const none = company === '' ? 'not_connected' : isTrackingOff() ? 'tracking_off' : null;
  const before = none === null ? findTokens(company).kept.map(toFingerprint) : [];

  const keep = (subject: Subject, fromAddress: boolean): void => {
    const { subject: last, confirmed, overruled } = tab.get();
    if (!fromAddress) {
      if (last !== subject || !confirmed) tab.update({ subject, confirmed: true });
    } else if (last !== subject) {
      // klaviyo.js still holds an older person's token until it has asked its own server, if it ever can.
      const { tokens } = memory.get();
      const older = before.find((fingerprint) => !tokens.includes(fingerprint));
      tab.update({ subject, confirmed: false, overruled: older ?? overruled });
    }
  };
  return {
    none,
    find: () => {
      if (none !== null) return undefined;
      const now = Date.now();
      const record = memory.get();
      const { address, kept } = findTokens(company);
      if (address !== undefined && !isNobody(record, address, now))
        return { token: address, fromAddress: true };
      const { overruled } = tab.get();
      const token = kept.find((one) => !isNobody(record, one, now) && toFingerprint(one) !== overruled);
      return token === undefined ? undefined : { token, fromAddress: false };
    },
    recognise: ({ token, fromAddress }) => {
      const subject = findSubject(memory.get(), token);
      if (subject !== undefined) keep(subject, fromAddress);
      return subject;
    },
    findEarlier: () => {
      const { subject, confirmed } = tab.get();
      return confirmed || subject !== memory.get().subject ? undefined : subject;
    },
    findUnknown: () => {
      const record = memory.get();
      return findTokens(company).kept.find(
        (token) =>
          !before.includes(toFingerprint(token)) &&
          findSubject(record, token) === undefined &&
          !isNobody(record, token, Date.now()),
      );
    },
  };
}
