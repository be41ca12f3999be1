import type { ExperienceDefinition, Expression } from '@facet/engine';

/** A place in one of a definition's expressions, as the editor writes it: `audience.rows.0.when.and.1`. */
export type ExpressionPlace = {
  /** `null` for the pages, `custom` for a rule of its own, or the number of a row, from 0. */
  readonly root: null | 'custom' | number;
  /** The way from there, such as `and`, `1`. */
  readonly steps: readonly string[];
};

/** Reads where in which expression a path points; `undefined` where it is in none. */
export function readPlace(path: string): ExpressionPlace | undefined {
  const keys = path.split('.');
  if (keys[0] === 'pages') return { root: null, steps: keys.slice(1) };
  if (keys[0] !== 'audience') return undefined;
  if (keys[1] === 'expression') return { root: 'custom', steps: keys.slice(2) };
  const row = Number(keys[2]);
  return keys[1] === 'rows' && keys[3] === 'when' ? { root: row, steps: keys.slice(4) } : undefined;
}

/** The expression that stands at the root of a place. */
export function findRoot(
  { audience, pages }: ExperienceDefinition,
  { root }: ExpressionPlace,
): Expression | undefined {
  if (root === null) return pages ?? undefined;
  if (root === 'custom') return audience.type === 'custom' ? audience.expression : undefined;
  return audience.type === 'advanced' ? audience.rows[root]?.when : undefined;
}

/** The expression at a place. */
export function findExpression(
  definition: ExperienceDefinition,
  place: ExpressionPlace,
): Expression | undefined {
  let here = findRoot(definition, place);
  for (let at = 0; at < place.steps.length && here !== undefined; ) {
    if ('not' in here) {
      here = here.not;
      at += 1;
    } else {
      here = listParts(here)[Number(place.steps[at + 1])];
      at += 2;
    }
  }
  return here;
}

/**
 * The definition with another expression at a place; `null` takes it out, and what is left empty by that with it. Where
 * nothing would be left of a whole rule, it stays as it is: an empty rule lets everybody in.
 */
export function withExpression(
  definition: ExperienceDefinition,
  place: ExpressionPlace,
  expression: Expression | null,
): ExperienceDefinition {
  const root = findRoot(definition, place);
  if (root === undefined) return definition;
  const changed = replaceIn(root, place.steps, expression);
  return changed === null ? definition : withRoot(definition, place.root, changed);
}

function withRoot(
  definition: ExperienceDefinition,
  root: ExpressionPlace['root'],
  expression: Expression,
): ExperienceDefinition {
  if (root === null) return { ...definition, pages: expression };
  if (root === 'custom') return { ...definition, audience: { type: 'custom', expression } };
  if (definition.kind !== 'test' || definition.audience.type !== 'advanced') return definition;
  const { audience } = definition;
  const rows = audience.rows.map((row, index) => (index === root ? { ...row, when: expression } : row));
  return { ...definition, audience: { ...audience, rows } };
}

function replaceIn(
  expression: Expression,
  [step, ...rest]: readonly string[],
  by: Expression | null,
): Expression | null {
  if (step === undefined) return by;
  if ('not' in expression) {
    const not = replaceIn(expression.not, rest, by);
    return not === null ? null : { not };
  }
  const parts = listParts(expression).flatMap((part, index) => {
    if (String(index) !== rest[0]) return [part];
    const changed = replaceIn(part, rest.slice(1), by);
    return changed === null ? [] : [changed];
  });
  if (parts.length === 0) return null;
  return 'and' in expression ? { and: parts } : { or: parts };
}

function listParts(expression: Expression): readonly Expression[] {
  if ('and' in expression) return expression.and;
  return 'or' in expression ? expression.or : [];
}
