import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { createDraft } from './experience-draft.ts';
import { listWarnings, type Surroundings } from './list-warnings.ts';

type Kind = ExperienceDefinition['kind'];
const define = (id: string, changes: object = {}, kind: Kind = 'test'): ExperienceDefinition => {
  const draft = createDraft({ id, seed: id, name: id, kind, variationIds: ['one', 'two'] });
  const result = readExperienceDefinition({ ...draft, status: 'running', ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const showing = (...changes: readonly object[]) => ({
  variations: [
    { id: 'one', control: true, weight: 1, changes: [] },
    { id: 'two', control: false, weight: 1, changes },
  ],
});
const heading = { kind: 'text', selector: '.hero h1', value: 'Hello' };
const custom = (expression: object) => ({ audience: { type: 'custom', expression } });
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const group = (key: string) => ({ group: { key, weight: 1 } });

const around: Surroundings = {
  open: [],
  timeZone: 'Europe/Berlin',
  javascriptConditions: false,
  knowsCountry: false,
  segments: null,
  now: Date.UTC(2026, 10, 27),
};
const warn = (definition: ExperienceDefinition, more: Partial<Surroundings> = {}) =>
  listWarnings(definition, { ...around, open: [definition], ...more });
const codes = (definition: ExperienceDefinition, more: Partial<Surroundings> = {}): readonly string[] =>
  warn(definition, more).map(({ code }) => code);
const wordsOf = (code: string, definition: ExperienceDefinition, more: Partial<Surroundings> = {}) =>
  warn(definition, more).flatMap((warning) => (warning.code === code ? [warning.message] : []));

describe('warnings', () => {
  it('name the trap of a Custom test that looks at a segment or at identity, however deep it stands', () => {
    const identified = { field: 'identified', operator: 'equals', value: true };
    for (const condition of [vip, identified]) {
      expect(codes(define('a', custom({ and: [{ or: [{ not: condition }] }] })))).toContain(
        'default_assignment_trap',
      );
    }
  });

  it('do not name it for an Advanced test, a personalization, or a Custom test of devices', () => {
    const device = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
    const row = { id: 'row', when: vip, action: { type: 'split' }, counted: true };
    const advanced = define('a', {
      audience: { type: 'advanced', rows: [row], otherwise: { type: 'leave' } },
    });
    const personalization = define('a', custom(vip), 'personalization');
    for (const definition of [advanced, personalization, define('a', custom(device))]) {
      expect(codes(definition)).not.toContain('default_assignment_trap');
    }
  });

  it('say that nothing changes yet', () => {
    expect(codes(define('a'))).toEqual(['nothing_changes']);
    expect(codes(define('a', showing(heading)))).toEqual([]);
  });
});

describe('warnings about the schedule', () => {
  const friday = (schedule: object, status = 'running') =>
    define('a', { ...showing(heading), schedule, status });

  it('say when it ended, by the store’s clocks', () => {
    // Midnight in Berlin is 23:00 in UTC.
    const over = friday({ end: '2026-11-28T00:00' });
    expect(codes(over, { now: Date.UTC(2026, 10, 27, 23) - 1 })).toEqual([]);
    expect(wordsOf('schedule_over', over, { now: Date.UTC(2026, 10, 27, 23) })).toEqual([
      expect.stringContaining('28 November 2026 at 00:00 (Europe/Berlin)'),
    ]);
  });

  it('say from when it shows, once it was started', () => {
    const schedule = { start: '2026-12-01T08:30' };
    expect(wordsOf('starts_later', friday(schedule))).toEqual([
      expect.stringContaining('1 December 2026 at 08:30 (Europe/Berlin)'),
    ]);
    expect(codes(friday(schedule, 'draft'))).toEqual([]);
    expect(codes(friday(schedule), { now: Date.UTC(2026, 11, 1, 7, 30) })).toEqual([]);
  });

  it('are none once it has ended for good', () => {
    expect(codes(friday({ end: '2026-11-01T00:00' }, 'ended'))).toEqual([]);
  });
});

describe('warnings about conditions', () => {
  const country = define('a', {
    ...showing(heading),
    ...custom({ field: 'country', operator: 'is_one_of', value: ['DE'] }),
  });
  const javascript = define('a', {
    ...showing(heading),
    ...custom({ field: 'javascript', operator: 'is_true', value: 'true' }),
  });

  it('say that nobody tells the country, unless a proxy does', () => {
    expect(wordsOf('country_unknown', country)).toEqual([expect.stringContaining('facet.attributes')]);
    expect(codes(country, { knowsCountry: true })).toEqual([]);
  });

  it('say that JavaScript needs eval, or that it is not allowed any more', () => {
    expect(codes(javascript, { javascriptConditions: true })).toEqual(['javascript_needs_eval']);
    expect(codes(javascript)).toEqual(['javascript_off']);
  });
});

describe('warnings about changes', () => {
  const code = { kind: 'javascript', code: 'return 1' };

  it('say once that JavaScript needs eval, whatever the store says of conditions', () => {
    const definition = define('a', showing(code, code));
    expect(wordsOf('javascript_change_needs_eval', definition)).toEqual([
      expect.stringContaining('leave it out'),
    ]);
    expect(codes(definition, { javascriptConditions: true })).toEqual(['javascript_change_needs_eval']);
    expect(codes(define('a', { ...showing(code), status: 'ended' }))).toEqual([]);
  });
});

describe('warnings about segments', () => {
  const both = custom({ or: [vip, { ...vip, operator: 'any_of', value: ['VIP'] }] });
  const definition = define('a', { ...showing(heading), ...both }, 'personalization');
  const segment = { name: 'Very important', state: 'active', listed: true } as const;
  const codesFor = (known: object) =>
    codes(definition, { segments: new Map([['VIP', { ...segment, ...known }]]) });

  it('say once each that it is gone, inactive, or being computed, and nothing of one that is active', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ listed: false })).toEqual(['segment_gone']);
    expect(codesFor({ state: 'inactive' })).toEqual(['segment_inactive']);
    expect(codesFor({ state: 'processing' })).toEqual(['segment_processing']);
    expect(codesFor({ state: 'inactive', listed: false })).toEqual(['segment_gone']);
  });

  it('name it as Klaviyo does, or by its id where it was never listed', () => {
    const segments = new Map([['VIP', { ...segment, state: 'inactive' } as const]]);
    expect(wordsOf('segment_inactive', definition, { segments })[0]).toContain('“Very important”');
    expect(wordsOf('segment_gone', definition, { segments: new Map() })[0]).toContain('“VIP”');
  });

  it('are none while no catalogue was read, and once the experience has ended', () => {
    expect(codes(definition)).toEqual([]);
    const ended = { ...definition, status: 'ended' } as const;
    expect(codes(ended, { segments: new Map() })).toEqual([]);
  });
});

describe('warnings about an exclusion group', () => {
  it('say that it has one experience only', () => {
    const alone = define('a', { ...showing(heading), ...group('Hero') });
    const elsewhere = define('b', { ...showing({ ...heading, selector: 'h2' }), ...group('Footer') });
    expect(wordsOf('group_of_one', alone, { open: [alone, elsewhere] })).toEqual([
      expect.stringContaining('“Hero”'),
    ]);
    const beside = { ...elsewhere, status: 'draft', group: alone.group } as ExperienceDefinition;
    expect(codes(alone, { open: [alone, beside] })).toEqual([]);
  });
});

describe('warnings about a conflict', () => {
  const meet = (own: ExperienceDefinition, other: ExperienceDefinition) =>
    wordsOf('conflict', own, { open: [own, other] });
  const test = (id: string, more: object = {}) => define(id, { ...showing(heading), ...more });
  const personalization = (id: string, more: object = {}) =>
    define(id, { ...showing(heading), ...more }, 'personalization');

  it('name both, the element, who wins, and what can be done', () => {
    expect(meet(personalization('New'), personalization('Old', { status: 'paused' }))).toEqual([
      '“New” and “Old” (paused) both change .hero h1. Whoever is in both sees what “Old” shows. If that is not ' +
        'what you want, give “New” a higher priority, or put both into one exclusion group, so that nobody is in both.',
    ]);
    expect(meet(personalization('New', { priority: 1 }), personalization('Old'))).toEqual([
      expect.stringContaining('sees what “New” shows'),
    ]);
  });

  it('do not advise what tests do not have', () => {
    expect(meet(test('New'), test('Old'))[0]).not.toContain('priority');
    expect(meet(test('New'), personalization('Old'))[0]).toContain('the personalization another priority');
  });

  it('name an address that both send visitors to', () => {
    const away = showing({ kind: 'redirect', url: 'https://shop.example/sale' });
    expect(meet(test('New', away), test('Old', away))[0]).toContain('both send visitors to another address');
  });

  it('name a variable that both set', () => {
    const layout = showing({ kind: 'variable', name: 'layout', value: 'wide' });
    expect(meet(test('New', layout), test('Old', layout))[0]).toContain('both set the variable layout.');
  });

  it('are none with a draft, a member of the same group, or one whose time never meets', () => {
    const own = test('New', { schedule: { end: '2026-12-01T00:00' } });
    expect(meet(own, test('Old'))).toHaveLength(1);
    for (const other of [
      test('Old', { status: 'draft' }),
      test('Old', { schedule: { start: '2026-12-01T00:00' } }),
      test('Old', { schedule: { end: '2026-11-27T00:00' } }),
    ]) {
      expect(meet(own, other)).toEqual([]);
    }
    expect(meet(test('New', group('Hero')), test('Old', group('Hero')))).toEqual([]);
  });
});
