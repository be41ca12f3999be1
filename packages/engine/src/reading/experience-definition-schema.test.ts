import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { experienceDefinitionSchema } from '../index.ts';
import { toTestJson } from '../testing/json.ts';

const file = new URL('../../../../spec/experience.schema.json', import.meta.url);

test('spec/experience.schema.json is current: `npm run schema` writes it', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(experienceDefinitionSchema);
});

test('is a valid schema whose parts are all referred to', () => {
  const text = JSON.stringify(experienceDefinitionSchema);
  const shared = Object.keys(experienceDefinitionSchema['$defs'] ?? {});

  expect(new Ajv2020({ strict: true }).validateSchema(experienceDefinitionSchema)).toBe(true);
  for (const name of shared) expect(text).toContain(`"#/$defs/${name}"`);
});

test('counts a length in characters, where the reader counts UTF-16 units', () => {
  const isValid = new Ajv2020({ strict: true }).compile(experienceDefinitionSchema);

  expect(isValid(toTestJson({ name: '😀'.repeat(120) }))).toBe(true);
  expect(isValid(toTestJson({ name: '😀'.repeat(121) }))).toBe(false);
});
