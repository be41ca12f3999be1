import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { compileWallClock, toMoment } from './wall-clock.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What clocks show, by another form of the same calendar: `2026-03-29T02:30`. */
function compileShown(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (atMs) => format.format(atMs).replace(' ', 'T');
}

/** Looks at every minute of two days. Of a time that no clock shows, it is told by how far it lies after the jump. */
function searchMoment(wanted: string, timeZone: string): number {
  const shown = compileShown(timeZone);
  const asUtcMs = Date.parse(`${wanted}Z`);
  let before = '';
  for (let atMs = asUtcMs - dayMs; atMs <= asUtcMs + dayMs; atMs += minuteMs) {
    const here = shown(atMs);
    if (here === wanted) return atMs;
    if (before !== '' && before < wanted && wanted < here) {
      return atMs + (asUtcMs - Date.parse(`${before}Z`)) - minuteMs;
    }
    before = here;
  }
  throw new Error(`${wanted} in ${timeZone} is never`);
}

const european = 'UTC Europe/Berlin Europe/London Africa/Cairo Africa/Casablanca Antarctica/Troll';
const american = 'America/New_York America/Los_Angeles America/Sao_Paulo America/St_Johns';
const eastern =
  'Asia/Kolkata Asia/Kathmandu Australia/Lord_Howe Australia/Sydney Pacific/Kiritimati Pacific/Chatham';
const zones = `${european} ${american} ${eastern}`.split(' ');

/** Days on which the clocks of some of these zones are changed, and others. */
const changing =
  '2026-03-08 2026-11-01 2026-03-29 2026-10-25 2026-04-05 2026-10-04 2026-04-24 2026-10-29 2026-09-27';
const dayArb = fc.constantFrom(...`${changing} 2026-10-30 2024-02-29 2025-12-31 2026-01-01`.split(' '));
const timeArb = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:00', '01:30', '01:59', '02:00', '02:30', '02:45', '02:59', '03:00'),
  fc.nat({ max: 24 * 60 - 1 }).map((minutes) => new Date(minutes * minuteMs).toISOString().slice(11, 16)),
);

test('the moment of a wall-clock time is the one that a search through every minute finds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), dayArb, timeArb, (timeZone, day, time) => {
      const wanted = `${day}T${time}`;

      expect({ timeZone, wanted, moment: toMoment(wanted, timeZone) }).toEqual({
        timeZone,
        wanted,
        moment: searchMoment(wanted, timeZone),
      });
    }),
    runs(300),
  );
});

test('a clock on the wall shows what calendars show, and its weekday', () => {
  const momentArb = fc.integer({
    min: Date.parse('2000-01-03T00:00Z'),
    max: Date.parse('2099-12-01T00:00Z'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...zones), momentArb, (timeZone, atMs) => {
      const { time, weekday, asUtcMs } = compileWallClock(timeZone)(atMs);
      const [day, shownTime] = compileShown(timeZone)(atMs).split('T');
      const shownDay = new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(atMs);

      expect({ time, weekday }).toEqual({ time: shownTime, weekday: shownDay.toLowerCase() });
      expect(new Date(asUtcMs).toISOString().slice(0, 16)).toBe(`${day}T${time}`);
    }),
    runs(500),
  );
});

test.each([
  ['tomorrow', 'UTC'],
  ['2026-01-01T00:00', 'Middle/Earth'],
  ['', 'UTC'],
])('what is no time, or no time zone, is refused: %j in %j', (time, timeZone) => {
  expect(() => toMoment(time, timeZone)).toThrow(RangeError);
});

test('a day that a zone leaves out is told by the jump over it', () => {
  expect(new Date(toMoment('2011-12-30T12:00', 'Pacific/Apia')).toISOString()).toBe(
    '2011-12-30T22:00:00.000Z',
  );
});
