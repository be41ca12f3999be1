/**
 * Who waits for a call, most urgent first: a member who has clicked, a visitor whose page waits, or nobody (renewal
 * ahead of time, reading whole segments).
 */
export const urgencies = ['member', 'visitor', 'background'] as const;
/** Who waits for a call. */
export type Urgency = (typeof urgencies)[number];

/** 0 for the most urgent. */
export function toRank(urgency: Urgency): number {
  return urgencies.indexOf(urgency);
}
