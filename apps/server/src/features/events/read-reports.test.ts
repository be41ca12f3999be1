import { describe, expect, it } from 'vitest';
import { toExposure } from '../../testing/to-exposure.ts';
import { readReports } from './read-reports.ts';
import { toEvent } from './testing/open-shop.ts';

const toKept = (changes: object = {}) => ({
  ...toExposure({ experience: 'a', variation: 'b', reason: 'kept', identity: 'identified' }),
  ...changes,
});

describe('what a batch holds', () => {
  it('is read each by itself, in the order in which it came', () => {
    const reports = [toEvent('order'), toKept({ freshReason: 'not_in_audience' }), toEvent('page_view')];
    expect(readReports([...reports, {}])).toMatchObject({ reports, passedOver: { type: 1 } });
  });

  it.each([
    ['no_report', null],
    ['no_report', 'ada@shop.example'],
    ['type', {}],
    ['type', { ...toEvent('order'), type: 'ada@shop.example' }],
    ['id', { ...toEvent('order'), id: 'ada@shop.example' }],
    ['name', toEvent('ada@shop.example')],
    ['order', toEvent('order', { order: 'ada@shop.example' })],
    ['subject', toEvent('order', { subject: 'subject\0of-22-letters' })],
    ['subject', toKept({ subject: 'subject-of-22-\ud800' })],
    ['extra_field', { ...toEvent('order'), 'ada@shop.example': 'ada@shop.example' }],
    ['experience', toKept({ experience: 'ada@shop.example' })],
    ['variation', toKept({ variation: 'a\0b' })],
    ['reason', toKept({ reason: 'Ada L.' })],
    ['freshReason', toKept({ freshReason: '+44 20 7946 0000' })],
    ['memberships', toKept({ memberships: { 'ada@shop.example': 'ada@shop.example' } })],
    ['memberships', toKept({ memberships: { ['a'.repeat(65)]: 'in' } })],
  ])('is passed over for its field, never told with what it held: %s', (field, report) => {
    expect(readReports([report, report])).toEqual({ reports: [], passedOver: { [field]: 2 } });
  });

  it.each([
    ['order', null],
    ['value', 'ada@shop.example'],
    ['value', 1e12],
    ['value', null],
    ['currency', 'euros'],
    ['currency', null],
    ['items', []],
    ['items', 1.5],
    ['items', null],
  ])('keeps an order without its %s of %j', (field, held) => {
    const whole = { order: '#1001', value: 84.5, currency: 'EUR', items: 3 };
    const event = { ...toEvent('order'), ...whole };
    const { reports, passedOver } = readReports([{ ...event, [field]: held }]);
    expect(reports).toEqual([{ ...event, [field]: undefined }]);
    expect(passedOver).toEqual({});
  });

  it('has currencies in capitals', () => {
    expect(readReports([toEvent('order', { currency: 'eur' })]).reports).toMatchObject([{ currency: 'EUR' }]);
  });

  it('is of four people at most, and of nobody known besides', () => {
    const events = [1, 2, 3, 4, 5, 1].map((person) =>
      toEvent('order', { subject: `subject-of-22-letters${person}` }),
    );
    const { reports, passedOver } = readReports([...events, toEvent('order')]);
    expect(reports).toHaveLength(6);
    expect(passedOver).toEqual({ too_many_subjects: 1 });
  });

  it('keeps of memberships those by keys of our shape', () => {
    const memberships = {
      'Q2h-0_x9Kd83jqLm': 'in',
      'ada@shop.example': 'in',
      __proto__: 'out',
      ['a'.repeat(17)]: 'unknown',
    };
    const { reports, passedOver } = readReports([toKept({ memberships })]);
    expect(reports).toMatchObject([{ memberships: { 'Q2h-0_x9Kd83jqLm': 'in' } }]);
    expect(Object.keys((reports[0]?.type === 'exposure' && reports[0].memberships) || {})).toHaveLength(1);
    expect(passedOver).toEqual({});
  });
});
