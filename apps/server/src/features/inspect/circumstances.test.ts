import { type ExperienceDefinition, type Expression, readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { toCircumstanceCaveats, toCircumstances } from './circumstances.ts';

const input = 'abc.NRDL01';

const askingFor = (expression: object): ExperienceDefinition => {
  const result = readExperienceDefinition({
    version: 1,
    id: 'a',
    seed: 'a',
    status: 'running',
    kind: 'test',
    variations: ['one', 'two'].map((id) => ({ id, control: id === 'one', weight: 1, changes: [] })),
    pages: null,
    allocation: 1,
    audience: { type: 'custom', expression },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const caveats = (expression: Expression | object, request: object = {}) =>
  toCircumstanceCaveats({ input, ...request }, [askingFor(expression)]);

const country = { field: 'country', operator: 'is_one_of', value: ['DE'] };
const cookie = { field: 'cookie', name: 'a', operator: 'exists' };
const attribute = { field: 'attribute', name: 'a', operator: 'exists' };
const email = { field: 'traffic_source', operator: 'is_one_of', value: ['email'] };
const device = { field: 'device', operator: 'is_one_of', value: ['mobile'] };

describe('what is inspected', () => {
  it('begins on the page, opened directly, and leaves out what nobody gave', () => {
    const pageUrl = 'https://shop.example/sale?utm_source=news&facet_link=friends';
    expect(toCircumstances({ input, pageUrl }, 'https://shop.example/', 5)).toEqual({
      device: 'desktop',
      page: expect.objectContaining({ url: pageUrl }),
      arrival: {
        path: '/sale',
        parameters: { utm_source: ['news'], facet_link: ['friends'] },
        referrer: '',
        userAgent: '',
      },
      now: 5,
    });
  });

  it('is what was given', () => {
    const request = {
      input,
      country: 'de',
      language: 'de-AT',
      attributes: { tags: ['vip', 'b2b'], cart: 120.5, member: true },
      referrer: 'https://www.google.com/',
      at: '2026-11-27T00:00:00+01:00',
    };
    expect(toCircumstances(request, 'https://shop.example/', 5)).toMatchObject({
      page: { path: '/' },
      country: { state: 'known', code: 'DE' },
      language: 'de-AT',
      attributes: request.attributes,
      arrival: { referrer: 'https://www.google.com/' },
      now: Date.UTC(2026, 10, 26, 23),
    });
  });
});

describe('the country', () => {
  it('is what the page says, before what the server would tell', () => {
    const request = { input, country: 'DE', attributes: { country: 'ch' } };
    expect(toCircumstances(request, 'https://shop.example/', 5).country).toEqual({
      state: 'known',
      code: 'CH',
    });
    const { country: code } = toCircumstances(
      { ...request, attributes: { country: 7 } },
      'https://shop.example/',
      5,
    );
    expect(code).toEqual({ state: 'known', code: 'DE' });
    expect(caveats(country, { attributes: { country: 'CH' } })).toEqual([]);
  });
});

describe('caveats', () => {
  it('name what only the browser knows, where an experience asks for it and nobody gave it', () => {
    expect(caveats({ or: [country, cookie, attribute] })).toEqual([
      'What conditions on the country, cookies, and attributes ask for is known in the visitor’s browser only: here they are unknown.',
    ]);
    expect(caveats({ or: [country, attribute] }, { country: 'DE', attributes: {} })).toEqual([]);
    expect(caveats(device)).toEqual([]);
  });

  it('name how the visit is taken to begin, the time, and that something is pretended', () => {
    expect(caveats(email)).toHaveLength(1);
    expect(caveats(email, { referrer: 'https://www.google.com/' })).toEqual([]);
    expect(caveats(device, { at: '2026-11-27T00:00:00Z', preview: {} })).toHaveLength(2);
  });
});
