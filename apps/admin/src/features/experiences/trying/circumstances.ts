import {
  type Condition,
  type DecisionContext,
  type Device,
  type ExperienceDefinition,
  listConditions,
  listLeaves,
  listSegmentKeys,
  type Membership,
} from '@facet/engine';
import { findInstant } from '../../../lib/format/wall-clock.ts';
import { toId } from '../../../lib/ids.ts';

/** Who comes to which page, as somebody makes it up; texts are empty where nothing is said. */
export type Circumstances = {
  /** A whole address, or a path of the store. */
  readonly page: string;
  readonly device: Device;
  readonly visitorType: 'new' | 'returning';
  readonly identity: 'identified' | 'unidentified' | 'unknown';
  /** By segment; one that is not named is not known. */
  readonly memberships: Readonly<Record<string, 'in' | 'out'>>;
  readonly referrer: string;
  readonly country: string;
  readonly language: string;
  readonly cookies: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  /** A wall-clock time in the store's time zone; now where empty. */
  readonly time: string;
  /** Stands for one browser: another one may be drawn another variation. */
  readonly visitor: string;
};

/** A visitor on a computer whom nobody knows. */
export function newCircumstances(visitor: string): Circumstances {
  return {
    page: '/',
    device: 'desktop',
    visitorType: 'new',
    identity: 'unidentified',
    memberships: {},
    referrer: '',
    country: '',
    language: '',
    cookies: {},
    attributes: {},
    time: '',
    visitor,
  };
}

/** What a definition asks, and so is worth making up. */
export type Asked = {
  readonly segments: readonly string[];
  readonly identity: boolean;
  readonly visitorType: boolean;
  readonly referrer: boolean;
  readonly country: boolean;
  readonly language: boolean;
  readonly time: boolean;
  readonly cookies: readonly string[];
  readonly attributes: readonly string[];
  /** Conditions in JavaScript, which only a page of the store can answer. */
  readonly javascript: boolean;
};

/** Lists what the audience and the pages of a definition ask. */
export function listAsked(definition: ExperienceDefinition): Asked {
  const { audience, pages, schedule } = definition;
  const conditions = [...listConditions(audience), ...(pages === null ? [] : listLeaves(pages))];
  const asks = (...fields: readonly Condition['field'][]): boolean =>
    conditions.some(({ field }) => fields.includes(field));
  const names = (name: 'cookie' | 'attribute'): readonly string[] => [
    ...new Set(conditions.flatMap((each) => (each.field === name && each.name !== '' ? [each.name] : []))),
  ];
  return {
    segments: listSegmentKeys(definition).filter((key) => key !== ''),
    identity: asks('klaviyo_segment', 'identified'),
    visitorType: asks('visitor_type'),
    referrer: asks('referring_domain', 'traffic_source', 'traffic_site'),
    country: asks('country'),
    language: asks('language'),
    time: asks('day_of_week', 'time_of_day') || schedule !== undefined,
    cookies: names('cookie'),
    attributes: names('attribute'),
    javascript: asks('javascript'),
  };
}

/** The page of an address, as far as it is one: a path is taken to be the store's. */
export function findPage(page: string, origin: string): URL | undefined {
  return URL.parse(page.trim(), origin) ?? undefined;
}

/** The circumstances as the engine takes them; nothing where the page is no address. */
export function findContext(
  circumstances: Circumstances,
  { origin, timeZone, now }: { readonly origin: string; readonly timeZone: string; readonly now: number },
): DecisionContext | undefined {
  const url = findPage(circumstances.page, origin);
  if (url === undefined) return undefined;
  url.hash = '';
  const { device, visitorType, visitor, referrer, country, language, cookies, attributes } = circumstances;
  const parameters = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)]),
  );
  const instant = findInstant(circumstances.time, timeZone);
  const at = circumstances.time === '' || instant === undefined ? now : Date.parse(instant);
  return {
    visitor: toId(visitor),
    visitorType,
    device,
    page: { url: url.href, path: url.pathname, parameters },
    ...toWho(circumstances, at),
    assignments: { visitor: {}, subject: {} },
    now: at,
    // As a page decides once it has waited for all that can be known.
    waited: true,
    isAnswerDue: false,
    arrival: { path: url.pathname, parameters, referrer: referrer.trim(), userAgent: '' },
    cookies: filled(cookies),
    attributes: filled(attributes),
    ...(country !== '' && { country: { state: 'known', code: country } }),
    ...(language !== '' && { language }),
  };
}

function toWho(
  { identity, memberships, visitor }: Circumstances,
  now: number,
): Pick<DecisionContext, 'identity' | 'memberships'> {
  if (identity === 'unidentified') return { identity: { state: identity }, memberships: {} };
  if (identity === 'unknown') {
    return { identity: { state: identity, cause: 'unreachable' }, memberships: {} };
  }
  const known = Object.entries(memberships).map(([segment, state]): [string, Membership] => [
    segment,
    { state, readAt: now },
  ]);
  return {
    identity: { state: identity, subject: toId(visitor) },
    memberships: Object.fromEntries(known),
  };
}

function filled(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
