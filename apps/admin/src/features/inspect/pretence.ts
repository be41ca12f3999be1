import type { InspectRequest } from '@facet/protocol';
import { findInstant } from '../../lib/format/wall-clock.ts';
import { holdsEmail, withoutPerson } from '../../lib/people/personal.ts';

/** What a merchant makes up about a visitor, as the form holds it; empty where nothing is made up. */
export type Pretence = {
  readonly inSegments: readonly string[];
  readonly outOfSegments: readonly string[];
  /** By experience, the variation that it shows; one whose variation is not chosen yet has an empty text. */
  readonly forced: Readonly<Record<string, string>>;
  readonly country: string;
  readonly language: string;
  readonly referrer: string;
  /** Lines of `name=value`. */
  readonly attributes: string;
  /** A wall-clock time in the store's time zone. */
  readonly time: string;
};

const names = ['country', 'language', 'referrer', 'attributes', 'at', 'preview'] as const;

/** What is made up, as the server takes it; only what is there. */
export type Pretended = Pick<InspectRequest, (typeof names)[number]>;

/** What the form holds, as the server takes it. */
export function toPretended(pretence: Pretence, timeZone: string): Pretended {
  const { country, language, inSegments, outOfSegments } = pretence;
  const referrer = withoutPerson(pretence.referrer.trim());
  const { attributes } = readAttributes(pretence.attributes);
  const at = findInstant(pretence.time, timeZone);
  const memberships = Object.fromEntries([
    ...inSegments.map((id) => [id, 'in'] as const),
    ...outOfSegments.map((id) => [id, 'out'] as const),
  ]);
  const forced = Object.fromEntries(
    Object.entries(pretence.forced).filter(([, variation]) => variation !== ''),
  );
  const preview = {
    ...(Object.keys(memberships).length > 0 && { memberships }),
    ...(Object.keys(forced).length > 0 && { forced }),
  };
  return {
    ...(country !== '' && { country }),
    ...(language !== '' && { language }),
    ...(referrer !== '' && { referrer }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(at !== undefined && { at }),
    ...(Object.keys(preview).length > 0 && { preview }),
  };
}

/** Whether anything in a request was made up. */
export function isPretended(request: object): boolean {
  return names.some((name) => name in request);
}

/** Whether all that is filled in can be sent. */
export function isSound({ referrer, attributes }: Pretence): boolean {
  return !isWrongAddress(referrer) && findAttributesProblem(attributes) === undefined;
}

/** What is wrong with the lines of attributes, for people. */
export function findAttributesProblem(text: string): string | undefined {
  const [wrong] = readAttributes(text).wrong;
  if (wrong !== undefined) return `“${wrong}” is not of the form name=value, such as cart_total=120.`;
  return holdsEmail(text)
    ? 'There is an e-mail address in it. Facet never takes one: make up another value.'
    : undefined;
}

/** Whether something is filled in and is no whole address. */
export function isWrongAddress(text: string): boolean {
  return text.trim() !== '' && !URL.canParse(text.trim());
}

/** Reads lines of `name=value`; a name on several lines has several values. `wrong`: the lines that are none. */
export function readAttributes(text: string): {
  readonly attributes: Record<string, string | string[]>;
  readonly wrong: readonly string[];
} {
  const values = new Map<string, string[]>();
  const wrong: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (name !== '') values.set(name, [...(values.get(name) ?? []), line.slice(at + 1).trim()]);
    else if (line !== '') wrong.push(line);
  }
  const attributes = Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
  return { attributes, wrong };
}
