import type { Inspection } from '@facet/protocol';

/** How what was typed was understood. */
export const understoodWords: Readonly<Record<Inspection['understoodAs'], string>> = {
  exchange_id: 'a Klaviyo identifier (_kx)',
  address: 'a link that carries a Klaviyo identifier (_kx)',
  visitor_id: 'the id of a visitor’s browser',
};

/** What is known of who it is. */
export const identityWords: Readonly<Record<Inspection['identity']['state'], string>> = {
  identified: 'Identified',
  unidentified: 'Not identified',
  unreachable: 'Klaviyo could not be asked',
  pending: 'Still being looked up',
};

/** Whether somebody is in a segment. */
export const membershipWords: Readonly<Record<Inspection['memberships'][number]['state'], string>> = {
  in: 'In',
  out: 'Not in',
  unknown: 'Not known',
};

/** How many of the experiences do something for the visitor. */
export function toSummary(experiences: Inspection['experiences']): string {
  const all = experiences.length;
  const taking = experiences.filter(({ variationName }) => variationName !== null).length;
  const are = all === 1 ? '1 experience is running.' : `${all} experiences are running.`;
  if (all === 0 || taking === 0) return `${are} This visitor gets none of them.`;
  return `${are} This visitor gets ${taking === all && all > 1 ? `all ${all}` : taking}.`;
}
