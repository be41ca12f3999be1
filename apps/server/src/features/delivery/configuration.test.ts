import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import type { StoreSettings } from '@facet/protocol';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../config/secrets.ts';
import { toConfigurationContent } from './configuration.ts';

const secrets = createSecrets(Buffer.alloc(32, 1));

const define = (id: string, changes: object = {}): ExperienceDefinition => {
  const result = readExperienceDefinition({
    version: 1,
    id,
    name: 'Secret name',
    seed: id,
    status: 'running',
    kind: 'test',
    variations: ['control', 'other'].map((variation) => ({
      id: variation,
      name: 'Secret name',
      control: variation === 'control',
      weight: 1,
      changes: [],
    })),
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...changes,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const custom = (expression: object) => ({ audience: { type: 'custom', expression } });
const country = custom({ not: { field: 'country', operator: 'is_one_of', value: ['DE'] } });
const javascript = custom({ field: 'javascript', operator: 'is_true', value: 'shop.isOpen' });

const settings: Omit<StoreSettings, 'origins'> = {
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  consent: 'required',
  hideLimitMs: 300,
  latePolicy: 'apply_now',
  membershipMaxAgeMs: 86_400_000,
  membershipStaleLimitMs: 86_400_000,
  discounts: 'shopify',
  address: null,
  globalPrivacyControl: 'respected',
  relays: [],
  cartDetection: true,
  javascriptConditions: false,
};
const publish = (
  running: readonly ExperienceDefinition[],
  more: {
    settings?: object;
    cookieDomain?: string;
    knowsCountry?: boolean;
    now?: number;
    leftOut?: string[];
  } = {},
) =>
  toConfigurationContent({
    store: { publicKey: 'nordlys', settings: { ...settings, ...more.settings } },
    endpoint: 'https://facet.example/s/nordlys',
    klaviyoCompany: null,
    cookieDomain: more.cookieDomain,
    running,
    toKeys: {
      segment: (segment) => secrets.segmentKeyOf('nordlys', segment),
      group: (group) => secrets.groupKeyOf('nordlys', group),
    },
    knowsCountry: more.knowsCountry ?? false,
    now: more.now ?? Date.UTC(2026, 10, 24),
    leaveOut: (id) => more.leftOut?.push(id),
  });
const idsOf = (schedule: object, now: number): readonly string[] =>
  publish([define('scheduled', { schedule }), define('always')], { now }).experiences.map(({ id }) => id);

describe('what goes to a store’s pages', () => {
  it('holds groups and segments under other names, also many at once', () => {
    const expression = { field: 'klaviyo_segment', operator: 'any_of', value: ['VIP', 'Lapsed'] };
    const { segments, experiences } = publish([
      define('one', { ...custom(expression), group: { key: 'Hero of the home page', weight: 2 } }),
    ]);
    const keys = ['VIP', 'Lapsed'].map((segment) => secrets.segmentKeyOf('nordlys', segment));
    expect(segments).toEqual(keys.toSorted());
    const key = secrets.groupKeyOf('nordlys', 'Hero of the home page');
    expect(experiences).toMatchObject([{ group: { key, weight: 2 } }]);
    const text = JSON.stringify(experiences);
    for (const secret of ['Secret name', 'Hero of', 'VIP', 'Lapsed']) expect(text).not.toContain(secret);
  });

  it('says which domain the store’s hosts share, where they do', () => {
    expect(publish([], { cookieDomain: 'shop.example' }).cookieDomain).toBe('shop.example');
    expect(publish([])).not.toHaveProperty('cookieDomain');
  });

  it('holds no setting that only the script’s making goes by', () => {
    for (const name of ['address', 'globalPrivacyControl', 'relays', 'cartDetection']) {
      expect(publish([define('one')])).not.toHaveProperty(name);
    }
  });

  it('stays in the order in which it comes', () => {
    expect(publish([define('new'), define('old')]).experiences.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('asks for the country where an experience goes by it and a proxy says it', () => {
    expect(publish([define('one', country)], { knowsCountry: true }).asksCountry).toBe(true);
    expect(publish([define('one', country)])).not.toHaveProperty('asksCountry');
    expect(publish([define('one')], { knowsCountry: true })).not.toHaveProperty('asksCountry');
  });

  it('evaluates JavaScript where an experience goes by it and the store allows it', () => {
    const allowed = { settings: { javascriptConditions: true } };
    expect(publish([define('one', javascript)], allowed).javascript).toBe(true);
    expect(publish([define('one', javascript)])).not.toHaveProperty('javascript');
    expect(publish([define('one', country)], allowed)).not.toHaveProperty('javascript');
  });

  it('says the time zone where an experience goes by the clock, under its oldest name', () => {
    const evening = { from: '18:00', to: '22:00' };
    const byClock = define('one', custom({ field: 'time_of_day', operator: 'is_between', value: evening }));
    expect(publish([byClock]).timeZone).toBe('Europe/Berlin');
    expect(publish([byClock], { settings: { timeZone: 'Europe/Kyiv' } }).timeZone).toBe('Europe/Kiev');
    expect(publish([define('one', country)])).not.toHaveProperty('timeZone');
  });

  it('holds no start that is over, and no schedule that has nothing left to say', () => {
    const start = '2026-11-23T00:00';
    const [open, closing] = publish([
      define('open', { schedule: { start } }),
      define('closing', { schedule: { start, end: '2026-11-30T00:00' } }),
    ]).experiences;
    expect(open).not.toHaveProperty('schedule');
    expect(closing).toMatchObject({ schedule: { end: '2026-11-30T00:00' } });
    expect(closing?.schedule).not.toHaveProperty('start');
  });

  it('holds no goal: what counts as success is nobody’s to read on a page', () => {
    const goals = [{ id: 'g', metric: 'event', event: 'newsletter_signup', measure: 'conversion' }];
    expect(JSON.stringify(publish([define('one', { goals })]))).not.toMatch(/goal|newsletter_signup/);
  });

  it('leaves out an experience that it cannot read, and keeps the others', () => {
    const leftOut: string[] = [];
    const later = define('later', custom({ field: 'device', operator: 'is_one_of', value: ['mobile'] }));
    const unknown: ExperienceDefinition = JSON.parse(JSON.stringify(later).replace('device', 'horoscope'));
    expect(publish([define('one'), unknown], { leftOut }).experiences.map(({ id }) => id)).toEqual(['one']);
    expect(leftOut).toEqual(['later']);
  });

  it('leaves out what is over by the store’s clocks, and what nobody may know of yet', () => {
    const friday = { start: '2026-11-27T00:00', end: '2026-11-28T00:00' };
    // Midnight in Berlin is 23:00 in UTC.
    const start = Date.UTC(2026, 10, 26, 23);
    const end = Date.UTC(2026, 10, 27, 23);
    expect(idsOf(friday, start - 300_001)).toEqual(['always']);
    for (const now of [start - 300_000, start, end - 1]) expect(idsOf(friday, now)).toHaveLength(2);
    expect(idsOf(friday, end)).toEqual(['always']);
    expect(idsOf({ start: friday.start }, end)).toHaveLength(2);
    expect(idsOf({ end: friday.end }, 0)).toHaveLength(2);
  });
});
