import * as fc from 'fast-check';
import type { Arrival, AttributeValue, Country, DecisionContext } from '../index.ts';

const valuesArb = fc.array(fc.constantFrom('', 'a', 'b', 'klaviyo'), { minLength: 1, maxLength: 2 });

export const parametersArb: fc.Arbitrary<Record<string, string[]>> = fc.dictionary(
  fc.constantFrom('utm_source', 'a'),
  valuesArb,
);

const arrivalArb: fc.Arbitrary<Arrival> = fc.record({
  path: fc.constantFrom('/', '/a', '/a/b'),
  parameters: fc.dictionary(
    fc.constantFrom('utm_source', 'utm_medium', 'utm_campaign', 'gclid', 'facet_link'),
    fc.array(fc.constantFrom('', 'a', 'klaviyo', 'google', 'email', 'cpc', 'spring'), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  referrer: fc.constantFrom(
    '',
    'https://www.google.com/',
    'https://news.example/a',
    'android-app://com.whatsapp/',
  ),
  userAgent: fc.constantFrom('Mozilla/5.0', 'Mozilla/5.0 Instagram 334.0'),
});

const knownCountryArb: fc.Arbitrary<Country> = fc
  .constantFrom('DE', 'AT', 'DK')
  .map((code) => ({ state: 'known', code }));
const unknownCountryArb: fc.Arbitrary<Country> = fc
  .constantFrom('pending', 'not_provided', 'unreachable')
  .map((cause) => ({ state: 'unknown', cause }));
const languageArb = fc.constantFrom('de', 'de-AT', 'en-US', 'zh-Hant-TW', 'da');
const cookiesArb = fc.dictionary(fc.constantFrom('utm_source', 'a'), fc.constantFrom('', 'a', 'b', 'ab'));
const numberArb: fc.Arbitrary<AttributeValue> = fc.constantFrom<AttributeValue>(
  -1,
  0,
  7,
  7.5,
  '7',
  ' 8 ',
  '1e2',
);
const attributeArb: fc.Arbitrary<AttributeValue> = fc.oneof(
  numberArb,
  fc.constantFrom<AttributeValue>('', 'a', 'ab', true, false, 'x'.repeat(2001)),
  fc.array(fc.constantFrom('a', 'b', '7'), { maxLength: 2 }),
);

/** What the page says in JavaScript: one expression is true, one false, one throws. */
function evaluateJavaScript(code: string): boolean {
  if (code === 'broken') throw new Error(code);
  return code === 'yes';
}

type Optional = Pick<
  DecisionContext,
  'arrival' | 'country' | 'language' | 'cookies' | 'attributes' | 'evaluateJavaScript'
>;

/** What a context may leave out, and mostly does not. */
export const optionalArb: fc.Arbitrary<Optional> = fc
  .record(
    {
      arrival: arrivalArb,
      country: fc.oneof(knownCountryArb, unknownCountryArb),
      language: languageArb,
      cookies: cookiesArb,
      attributes: fc.dictionary(fc.constantFrom('a', 'total'), attributeArb),
      evaluateJavaScript: fc.constant(evaluateJavaScript),
    },
    { requiredKeys: [] },
  )
  .map((record) => ({ ...record }));

/** All of it is told, and nothing of it fails. */
export const toldArb: fc.Arbitrary<Optional> = fc.record({
  arrival: arrivalArb,
  country: knownCountryArb,
  language: languageArb,
  cookies: cookiesArb,
  attributes: fc.record({ a: numberArb, total: numberArb }),
  evaluateJavaScript: fc.constant((code: string) => code === 'yes'),
});
