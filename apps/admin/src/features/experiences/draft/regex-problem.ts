import { readExperienceDefinition } from '@facet/engine';

// The reader judges definitions alone: the smallest one that holds a pattern.
const around = {
  version: 1,
  id: 'pattern',
  seed: 'pattern',
  kind: 'test',
  status: 'draft',
  variations: [],
  allocation: 1,
  audience: { type: 'everyone' },
} as const;

/** Why the engine would refuse a regular expression, as a sentence; nothing where it is fine or still empty. */
export function findRegexProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return undefined;
  const result = readExperienceDefinition({
    ...around,
    pages: { field: 'page_path', operator: 'matches_regex', value: pattern },
  });
  const problem = result.ok ? undefined : result.problems.find(({ path }) => path === 'pages.value');
  if (problem === undefined) return undefined;
  // After a colon the engine says why; what comes before repeats the pattern, which stands right above.
  const why = problem.message.replace(/^.* that can be used: /s, '');
  return `This cannot be used: ${why.startsWith('has ') ? `it ${why}` : why}.`;
}
