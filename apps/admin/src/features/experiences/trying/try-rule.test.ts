import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { type Circumstances, findContext, listAsked, newCircumstances } from './circumstances.ts';
import { tryRule } from './try-rule.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const device = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const around = { origin: 'https://shop.example', timeZone: 'Europe/Berlin', now: Date.UTC(2026, 10, 23, 12) };

const define = (changes: object): ExperienceDefinition => {
  const result = readExperienceDefinition({
    version: 1,
    id: 'e',
    seed: 's',
    kind: 'personalization',
    status: 'draft',
    variations: [
      { id: 'c', name: 'Original', control: true, weight: 1, changes: [] },
      { id: 'v', name: 'For VIPs', control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    mode: { type: 'permanent' },
    holdout: 0,
    ...changes,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const custom = (expression: object) => define({ audience: { type: 'custom', expression } });

function decide(definition: ExperienceDefinition, part: Partial<Circumstances> = {}): string {
  const context = findContext({ ...newCircumstances('visitor-1'), ...part }, around);
  if (context === undefined) return 'no page';
  const trial = tryRule(definition, context, around.timeZone);
  if (trial.state === 'unfinished') return trial.state;
  const { decision } = trial.explanation;
  return [decision.reason, decision.cause, trial.variation]
    .filter((word) => word !== undefined && word !== null)
    .join(' ');
}

test('a draft is decided as if it were running, and says which variation is shown', () => {
  expect(decide(define({}))).toBe('personalized For VIPs');
  expect(decide(define({ holdout: 1 }))).toBe('holdout Original');
});

test('who is in a segment is what is made up; without a word of it, it is not known', () => {
  const identified = { identity: 'identified' } as const;
  expect(decide(custom(vip), { ...identified, memberships: { VIP: 'in' } })).toBe('personalized For VIPs');
  expect(decide(custom(vip), { ...identified, memberships: { VIP: 'out' } })).toBe('not_in_audience');
  expect(decide(custom(vip), identified)).toBe('audience_unknown pending');
  expect(decide(custom(vip), { memberships: { VIP: 'in' } })).toBe('audience_unknown unidentified');
  expect(decide(custom(vip), { identity: 'unknown' })).toBe('audience_unknown unreachable');
});

test('the address gives path, parameters and tags; a path is one of the store', () => {
  const path = define({ pages: { field: 'page_path', operator: 'starts_with', value: '/sale' } });
  expect(decide(path, { page: '/sale/shoes#top' })).toBe('personalized For VIPs');
  expect(decide(path, { page: 'https://elsewhere.example/sale' })).toBe('personalized For VIPs');
  expect(decide(path, { page: '/about' })).toBe('page_does_not_match');
  expect(decide(path, { page: 'https://' })).toBe('no page');
  const tagged = custom({
    and: [
      { field: 'utm', name: 'source', operator: 'equals', value: 'klaviyo' },
      { field: 'url_parameter', name: 'ref', operator: 'equals', value: 'b' },
    ],
  });
  expect(decide(tagged, { page: '/?utm_source=klaviyo&ref=a&ref=b' })).toBe('personalized For VIPs');
});

test('whatever else is made up counts, and what is not is not known', () => {
  const all = custom({
    and: [
      device,
      { field: 'visitor_type', operator: 'equals', value: 'returning' },
      { field: 'country', operator: 'is_one_of', value: ['DE'] },
      { field: 'language', operator: 'is_one_of', value: ['de'] },
      { field: 'cookie', name: 'plan', operator: 'equals', value: 'gold' },
      { field: 'attribute', name: 'total', operator: 'at_least', value: 50 },
      { field: 'referring_domain', operator: 'equals', value: 'blog.example' },
      { field: 'time_of_day', operator: 'is_between', value: { from: '09:00', to: '10:00' } },
    ],
  });
  const told: Partial<Circumstances> = {
    device: 'mobile',
    visitorType: 'returning',
    country: 'DE',
    language: 'de-AT',
    cookies: { plan: 'gold' },
    attributes: { total: '50' },
    referrer: 'https://blog.example/post',
    time: '2026-11-24T09:30',
  };
  expect(decide(all, told)).toBe('personalized For VIPs');
  expect(decide(all, { ...told, country: '' })).toBe('audience_unknown not_provided');
  expect(decide(all, { ...told, attributes: { total: '' } })).toBe('audience_unknown not_provided');
  expect(decide(all, { ...told, time: '' })).toBe('not_in_audience');
});

test('a rule that is not finished is not decided; an unfinished change does not matter', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the builder makes it before a segment is chosen
  const open = {
    ...define({}),
    audience: { type: 'custom', expression: { ...vip, value: '' } },
  } as ExperienceDefinition;
  expect(decide(open)).toBe('unfinished');
  const { variations, ...rest } = define({});
  const changing = variations.map((each) => ({
    ...each,
    changes: each.control ? [] : [{ kind: 'text', selector: '', value: '' }],
  }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the editor makes it before an element is chosen
  expect(decide({ ...rest, variations: changing } as unknown as ExperienceDefinition)).toBe(
    'personalized For VIPs',
  );
});

test('only what is asked is worth making up', () => {
  expect(listAsked(define({}))).toEqual({
    segments: [],
    identity: false,
    visitorType: false,
    referrer: false,
    country: false,
    language: false,
    time: false,
    cookies: [],
    attributes: [],
    javascript: false,
  });
  const asked = listAsked(
    custom({
      or: [
        vip,
        { not: { field: 'attribute', name: 'total', operator: 'exists' } },
        { field: 'attribute', name: 'total', operator: 'at_least', value: 5 },
        { field: 'traffic_source', operator: 'is_one_of', value: ['email'] },
        { field: 'javascript', operator: 'is_true', value: 'x' },
      ],
    }),
  );
  expect(asked).toMatchObject({
    segments: ['VIP'],
    identity: true,
    attributes: ['total'],
    referrer: true,
    javascript: true,
    country: false,
  });
});
