import { readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { createDraft } from './experience-draft.ts';
import { findRedirectProblems } from './redirect-problems.ts';

const origins = ['https://shop.example', 'https://www.shop.example'];

const find = (url: string, known: readonly string[] = origins) => {
  const draft = createDraft({ id: 'a', seed: 'a', name: 'A', kind: 'test', variationIds: ['one', 'two'] });
  const variations = ['one', 'two'].map((id, index) => ({
    id,
    control: index === 0,
    weight: 50,
    changes: index === 0 ? [] : [{ kind: 'redirect', url }],
  }));
  const result = readExperienceDefinition({ ...draft, variations });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return findRedirectProblems(result.definition, known);
};

describe('a redirect', () => {
  it.each(['/sale?a=b', 'https://shop.example/sale', 'HTTPS://WWW.Shop.example:443/'])(
    'may lead to %s, within the store',
    (url) => {
      expect(find(url)).toEqual([]);
    },
  );

  it.each(['https://evil.example/', 'http://shop.example/sale', 'https://shop.example@evil.example/'])(
    'may not lead to %s, away from it',
    (url) => {
      expect(find(url)).toEqual([
        {
          path: 'definition.variations[1].changes[0].url',
          message: expect.stringContaining('none of the store’s addresses'),
        },
      ]);
    },
  );

  it('may lead anywhere as long as the store has no addresses', () => {
    expect(find('https://other.example/', [])).toEqual([]);
  });
});
