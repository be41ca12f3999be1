import type { Expression } from '@facet/engine';
import { describe, expect, test } from 'vitest';
import { isPageAmong, toEditedDefinition } from './edited-definition.ts';
import { createAnswer, createRun } from './testing/previews.ts';

const edit = { experience: 'exp_hero', variation: 'b' };
const toCondition = (field: string, operator: string, value: unknown): Expression =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the server publishes it
  ({ field, operator, value }) as unknown as Expression;
const isAmong = (pages: Expression | null, path: string) =>
  isPageAmong(edit, pages, new URL(path, 'https://shop.example'));

test('an edited page shows its variation to whoever looks', () => {
  const definition = toEditedDefinition(edit, [{ kind: 'css', css: 'a {}' }]);
  const answer = createAnswer();
  const run = createRun(
    { ...answer, configuration: { ...answer.configuration, experiences: [definition] } },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are branded
    { forced: { [edit.experience]: edit.variation as never } },
    { identity: { state: 'unidentified' } },
  );
  expect(run.explain()[0]?.decision).toMatchObject({ variation: 'b', reason: 'forced' });
});

describe('a page is among those of an experience', () => {
  test('where it has all, or its address fits', () => {
    expect(isAmong(null, '/')).toBe(true);
    const sale = { and: [{ or: [toCondition('page_path', 'starts_with', '/sale')] }] };
    expect(isAmong(sale, '/sale/winter')).toBe(true);
    expect(isAmong(sale, '/')).toBe(false);
    expect(isAmong({ not: sale }, '/')).toBe(true);
  });

  test('or that cannot be told, where it goes by more than the address', () => {
    expect(isAmong(toCondition('country', 'is_one_of', ['IE']), '/')).toBeUndefined();
  });
});
