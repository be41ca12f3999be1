import type { AudienceEstimate } from '@facet/protocol';
import { join } from '../../../lib/audience/words.ts';
import { toDateTime, toRelativeTime } from '../../../lib/format/time.ts';
import { visitorTypes } from '../audience/targeting-types.ts';

type Segment = AudienceEstimate['segments'][number];
type Seen = AudienceEstimate['seen'];

/** How many are in a segment as Klaviyo told last, and when. */
export function toMembersSentence({ name, members, countedAt }: Segment, now: number): string {
  if (members === null || countedAt === null) return `Klaviyo has not counted “${name}” yet.`;
  const when = toRelativeTime(Date.parse(countedAt), now);
  return `“${name}” has ${toCount(members, 'member', 'members')}, as Klaviyo told ${when}.`;
}

/** How the identified visitors stand to a segment, as far as it is known. */
export function toKnownSentence(segment: Segment, { identified }: Seen): string {
  if (identified === 0) return '';
  const { in: inside, out, unknown } = segment;
  const parts = [
    inside === 0
      ? 'None of them is known to be in it'
      : `${toNumber(inside)} of them ${isOrAre(inside)} known to be in it`,
    ...(out === 0 ? [] : [`${toNumber(out)} known not to be`]),
    ...(unknown === 0 ? [] : [`of ${toNumber(unknown)} it is not known now`]),
  ];
  return `${parts.join(', ')}.`;
}

/** Who was in the store lately. */
export function toSeenSentence({ since, whole, visitors, identified }: Seen): string {
  if (since === null) {
    return 'In the last 7 days no page of the store has told Facet of a visit, so there is nothing to go by yet.';
  }
  const span = whole ? 'In the last 7 days' : `Since ${toDateTime(since)}, by the newest page views,`;
  const known = identified === 0 ? 'none' : toNumber(identified);
  return `${span} your store had ${toCount(visitors, 'visitor', 'visitors')}. Klaviyo identified ${known} of them.`;
}

/** How many of them the audience could take, and what else decides; that it cannot be told, where it cannot. */
export function toReachSentence({ reach, seen, leftOut }: AudienceEstimate): string {
  if (reach === null) return 'How many open the link cannot be estimated.';
  if (seen.visitors === 0) return '';
  const fields = visitorTypes.flatMap(({ items }) => items);
  const names = leftOut.map((field) => fields.find((type) => type.field === field)?.label ?? field);
  if (names.length === 0) return `The audience would take ${toNumber(reach)} of these visitors.`;
  const besides = join(
    names.map((name) => name.slice(0, 1).toLowerCase() + name.slice(1)),
    'and',
  );
  return `The audience would take at most ${toNumber(reach)} of these visitors. What it asks besides is not part of this: ${besides}.`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function toCount(count: number, one: string, many: string): string {
  return `${toNumber(count)} ${count === 1 ? one : many}`;
}

function toNumber(count: number): string {
  return count.toLocaleString('en');
}
