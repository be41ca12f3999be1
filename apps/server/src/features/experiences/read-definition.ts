import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import { Failure, type FieldProblem } from '../../errors.ts';

/** What is not the editor's to decide: it comes from what is kept. */
type Kept = Pick<ExperienceDefinition, 'id' | 'kind' | 'status' | 'seed'>;

/** Lets the engine judge a definition. Throws `invalid_definition` with what is wrong where. */
export function readDefinition(
  input: unknown,
  kept: { readonly [Name in keyof Kept]: string },
  name: string,
): ExperienceDefinition {
  const forced = { version: 1, id: kept.id, kind: kept.kind, status: kept.status, seed: kept.seed, name };
  const result = readExperienceDefinition({ ...(typeof input === 'object' ? input : {}), ...forced });
  if (result.ok) return result.definition;
  const at = (path: string): string => (path === '' ? 'definition' : `definition.${path}`);
  throw toInvalid(result.problems.map(({ path, message }) => ({ path: at(path), message })));
}

/** The failure of a definition that cannot work. */
export function toInvalid(problems: readonly FieldProblem[]): Failure {
  return new Failure('invalid_definition', 'The experience cannot work like this.', { problems });
}
