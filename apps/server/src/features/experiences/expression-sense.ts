import { type Condition, type Expression, listLeaves } from '@facet/engine';
import { type Answer, listWays, toSubject } from './condition-worlds.ts';

/** Which values an expression can come to, over all visitors and pages. */
export type Sense = { readonly true: boolean; readonly false: boolean; readonly unknown: boolean };

/** More than these are not tried one by one. */
const mostTried = 2000;
const mostPairs = 100;
const anything: Sense = { true: true, false: true, unknown: true };

/**
 * Finds which values an expression can come to. What it says can never be never is; where it cannot tell, it says that
 * everything can be. Conditions about different things are taken as independent of each other.
 */
export function findSense(expression: Expression): Sense {
  if ('not' in expression) {
    const inner = findSense(expression.not);
    return { true: inner.false, false: inner.true, unknown: inner.unknown };
  }
  if ('field' in expression) return tryAll(expression);
  const isAnd = 'and' in expression;
  const parts = isAnd ? expression.and : expression.or;
  const senses = toClusters(parts).map((cluster) => {
    const [only, ...others] = cluster;
    if (only !== undefined && others.length === 0) return findSense(only);
    return tryAll(isAnd ? { and: cluster } : { or: cluster });
  });
  const all = joinAll(isAnd ? senses : senses.map(toDenied));
  return isAnd ? all : toDenied(all);
}

/** The smallest of one, two or all of the parts of an *and* that can never all be true, by their places; none if they can. */
export function findContradiction(parts: readonly Expression[]): readonly number[] | undefined {
  const places = parts.map((_, index) => index);
  const isImpossible = (some: readonly number[]): boolean =>
    !findSense({ and: some.flatMap((place) => parts[place] ?? []) }).true;
  const single = places.find((place) => isImpossible([place]));
  if (single !== undefined) return [single];
  const pairs = places.flatMap((one) => places.slice(one + 1).map((two) => [one, two]));
  const pair = pairs.slice(0, mostPairs).find(isImpossible);
  return pair ?? (isImpossible(places) ? places : undefined);
}

function toDenied({ true: yes, false: no, unknown }: Sense): Sense {
  return { true: no, false: yes, unknown };
}

/** What an *and* of independent parts can come to. */
function joinAll(senses: readonly Sense[]): Sense {
  return {
    true: senses.every((sense) => sense.true),
    false: senses.some((sense) => sense.false),
    unknown: senses.some((sense) => sense.unknown) && senses.every((sense) => sense.true || sense.unknown),
  };
}

/** Puts together what shares a subject, directly or by way of others. */
function toClusters(parts: readonly Expression[]): readonly (readonly Expression[])[] {
  let clusters: readonly { readonly parts: readonly Expression[]; readonly subjects: ReadonlySet<string> }[] =
    [];
  for (const part of parts) {
    const subjects = new Set(listLeaves(part).map(toSubject));
    const isNear = (cluster: { readonly subjects: ReadonlySet<string> }): boolean =>
      [...subjects].some((subject) => cluster.subjects.has(subject));
    const near = clusters.filter(isNear);
    clusters = [
      ...clusters.filter((cluster) => !isNear(cluster)),
      {
        parts: [...near.flatMap((cluster) => cluster.parts), part],
        subjects: new Set([...near.flatMap((cluster) => [...cluster.subjects]), ...subjects]),
      },
    ];
  }
  return clusters.map((cluster) => cluster.parts);
}

/** Tries every way in which the conditions can come out. */
function tryAll(expression: Expression): Sense {
  const leaves = listLeaves(expression);
  const bySubject = Map.groupBy(leaves, toSubject);
  let combinations: readonly ReadonlyMap<Condition, Answer>[] = [new Map()];
  for (const conditions of bySubject.values()) {
    const ways = listWays(conditions);
    if (ways === undefined || ways.length * combinations.length > mostTried) return anything;
    combinations = combinations.flatMap((combination) =>
      ways.map((way) => {
        const next = new Map(combination);
        for (const [index, condition] of conditions.entries()) next.set(condition, way[index] ?? null);
        return next;
      }),
    );
  }
  const found = { true: false, false: false, unknown: false };
  for (const combination of combinations) {
    const value = evaluate(expression, combination);
    found[value === null ? 'unknown' : value ? 'true' : 'false'] = true;
  }
  return found;
}

function evaluate(expression: Expression, answers: ReadonlyMap<Condition, Answer>): Answer {
  if ('field' in expression) return answers.get(expression) ?? null;
  if ('not' in expression) {
    const inner = evaluate(expression.not, answers);
    return inner === null ? null : !inner;
  }
  const dominant = 'or' in expression;
  const parts = 'and' in expression ? expression.and : expression.or;
  const values = parts.map((part) => evaluate(part, answers));
  if (values.includes(dominant)) return dominant;
  return values.includes(null) ? null : !dominant;
}
