import { expect, test } from 'vitest';
import { listCountries, toCountryName } from './countries.ts';
import { findLanguageTag, listCommonLanguages, toLanguageName } from './languages.ts';

test('every country has a code and a name of its own', () => {
  const countries = listCountries();
  expect(countries.length).toBe(249);
  expect(new Set(countries.map(({ code }) => code)).size).toBe(249);
  expect(new Set(countries.map(({ name }) => name)).size).toBe(249);
  expect(countries.filter(({ code, name }) => code === name)).toEqual([]);
  expect(toCountryName('DE')).toBe('Germany');
});

test('every language that is offered has a tag and a name of its own', () => {
  const languages = listCommonLanguages();
  expect(new Set(languages.map(({ tag }) => tag)).size).toBe(languages.length);
  expect(new Set(languages.map(({ name }) => name)).size).toBe(languages.length);
  expect(languages.filter(({ tag }) => findLanguageTag(tag) !== tag)).toEqual([]);
  expect(toLanguageName('de-AT')).toBe('Austrian German');
});

test('what has no name is called by its code', () => {
  expect(toCountryName('D')).toBe('D');
  expect(toLanguageName('?')).toBe('?');
});

test('a tag is known in any spelling, and words are no tags', () => {
  expect(findLanguageTag(' de-at ')).toBe('de-AT');
  expect(findLanguageTag('GSW')).toBe('gsw');
  expect(findLanguageTag('german')).toBeUndefined();
  expect(findLanguageTag('de-')).toBeUndefined();
});
