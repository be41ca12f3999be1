import { compileRegex } from '../evaluation/regex/compile-regex.ts';
import { limits } from './limits.ts';
import { objectOf } from './object-of.ts';
import { refuse, within } from './place.ts';
import { about, named, type Reader, readerOf } from './reader.ts';
import { numberWithin, text } from './readers.ts';

/** What a text is compared with; also the name of a parameter, a cookie, an attribute. */
export const readConditionText: Reader<string> = named('conditionText', text(limits.valueLength));

const readPattern = text(limits.valueLength);

/** A regular expression that can be had. */
export const readRegex: Reader<string> = named(
  'regex',
  about(
    'A regular expression, found anywhere in the text. It is followed in a time that grows evenly with the text, so there are no references back and no looking ahead or behind.',
    readerOf(readPattern.toSchema, (value, place) => {
      const pattern = readPattern(value, place);
      if (pattern === undefined) return undefined;
      try {
        compileRegex(pattern);
        return pattern;
      } catch (problem) {
        const why = problem instanceof RangeError ? problem.message : 'it cannot be read';
        return refuse(place, `“${pattern}” is not a regular expression that can be used: ${why}`);
      }
    }),
  ),
);

/** A country by its code. */
export const readCountry: Reader<string> = text(2, {
  pattern: /^[A-Z]{2}$/,
  says: 'a country is two capital letters, such as DE',
});

/** A language, or a language as a country speaks it. */
export const readLanguage: Reader<string> = text(35, {
  pattern: /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  says: 'a language is a tag such as de or de-AT',
});

/** JavaScript; only the page can say whether it is valid. */
export const readCode: Reader<string> = text(limits.codeLength);

type NumberRange = { readonly from: number; readonly to: number };
const rangeEnd = numberWithin(-1e15, 1e15);
const readNumbers = objectOf<NumberRange>({ from: rangeEnd, to: rangeEnd });

/** From one number to another, which is not below it. */
export const readNumberRange: Reader<NumberRange> = readerOf(readNumbers.toSchema, (value, place) => {
  const range = readNumbers(value, place);
  if (range === undefined || range.from <= range.to) return range;
  return refuse(within(place, 'to'), `${range.to} is below where the range begins, ${range.from}`);
});

type TimeRange = { readonly from: string; readonly to: string };
const time = text(5, {
  pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
  says: 'a time is hours and minutes from 00:00 to 23:59',
});
const readTimes = objectOf<TimeRange>({ from: time, to: time });

/** From one time of the day to another; over midnight where it is earlier. */
export const readTimeRange: Reader<TimeRange> = readerOf(readTimes.toSchema, (value, place) => {
  const range = readTimes(value, place);
  if (range === undefined || range.from !== range.to) return range;
  return refuse(within(place, 'to'), 'is the time at which the range begins; a range has some length');
});
