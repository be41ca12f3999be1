import {
  type DecisionContext,
  type ExperienceDefinition,
  type Field,
  listConditions,
  listParts,
} from '@facet/engine';
import type { InspectRequest } from '@facet/protocol';
import { toPage } from './inspect-input.ts';

/** What of a decision's context the visitor's browser would tell, and an inspection has to be told. */
type Circumstances = Pick<
  DecisionContext,
  'device' | 'page' | 'arrival' | 'country' | 'language' | 'attributes' | 'now'
>;

/**
 * Puts together what is asked about. Where no page is named it is `landing`. The visit begins on the page, opened
 * directly unless a referrer is given; what only a browser knows and nobody gave is left out, which the engine calls
 * `not_provided`.
 */
export function toCircumstances(request: InspectRequest, landing: string, now: number): Circumstances {
  const page = toPage(request.pageUrl ?? landing);
  const { language, attributes, at } = request;
  const country = findCountry(request);
  return {
    device: request.device ?? 'desktop',
    page,
    arrival: {
      path: page.path,
      parameters: page.parameters,
      referrer: request.referrer ?? '',
      userAgent: '',
    },
    now: at === undefined ? now : Date.parse(at),
    ...(country === undefined ? {} : { country: { state: 'known', code: country.toUpperCase() } }),
    ...(language === undefined ? {} : { language }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

/** What the page itself says goes before what the server would tell, as in the storefront. */
function findCountry({ attributes, country }: InspectRequest): string | undefined {
  const said = attributes?.['country'];
  return typeof said === 'string' && /^[a-z]{2}$/i.test(said) ? said : country;
}

/** The fields that a browser alone answers, by what they are called in a sentence. */
const browserFields = {
  country: 'the country',
  language: 'the language',
  cookie: 'cookies',
  attribute: 'attributes',
  javascript: 'JavaScript',
} as const satisfies Partial<Record<Field, string>>;

/** Tells in plain words where what was taken for granted may differ from what the visitor's browser knows. */
export function toCircumstanceCaveats(
  request: InspectRequest,
  running: readonly ExperienceDefinition[],
): readonly string[] {
  const asked = new Set<string>(
    running.flatMap(({ audience }) => listConditions(audience).map(({ field }) => field)),
  );
  const given: readonly string[] = [
    ...(findCountry(request) === undefined ? [] : ['country']),
    ...(request.language === undefined ? [] : ['language']),
    ...(request.attributes === undefined ? [] : ['attribute']),
  ];
  const missing = Object.entries(browserFields)
    .filter(([field]) => asked.has(field) && !given.includes(field))
    .map(([, words]) => words);
  const caveats: string[] = [];
  if (missing.length > 0) {
    const words = new Intl.ListFormat('en', { type: 'conjunction' }).format(missing);
    caveats.push(
      `What conditions on ${words} ask for is known in the visitor’s browser only: here they are unknown.`,
    );
  }
  if (request.referrer === undefined && listParts(running).includes('arrival')) {
    caveats.push('The visit is taken to have begun on this very page, with no other site leading to it.');
  }
  if (request.at !== undefined) {
    caveats.push(
      'The decisions below are those of the time asked for, with the memberships and experiences of now.',
    );
  }
  if (request.preview !== undefined) {
    caveats.push('The decisions below pretend what you asked for; the memberships are listed as they are.');
  }
  return caveats;
}
