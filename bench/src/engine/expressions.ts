import { compileExperiences, decide, type ExperienceDefinition, type Expression } from '@facet/engine';
import { timeInTurn } from './rounds.ts';
import { createContext, listExperiments } from './scenario.ts';

const contexts = Array.from({ length: 200 }, (_, index) => createContext(index));

/** Nanoseconds that one decision takes over an audience of so many conditions, none of which settles it early. */
export function measureExpressions(): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const size of [1, 10, 100, 1000]) {
    const compiled = compileExperiences([createExperience(size)]);
    const run = (): number => {
      let entered = 0;
      for (const context of contexts)
        for (const { counted } of decide(compiled, context)) entered += Number(counted);
      return entered;
    };
    const [seconds = 0] = timeInTurn([run], 9, Math.ceil(2000 / size));
    figures[`nanosecondsAt${size}Conditions`] = Math.round((seconds / contexts.length) * 1e9);
  }
  return figures;
}

function createExperience(size: number): ExperienceDefinition {
  const [experiment] = listExperiments(1);
  if (experiment?.kind !== 'test') throw new Error('scenario');
  const groups = Array.from(
    { length: Math.ceil(size / 10) },
    (_, group): Expression => ({
      and: Array.from({ length: Math.min(10, size) }, (_, index) => toCondition(group * 10 + index)),
    }),
  );
  return { ...experiment, audience: { type: 'custom', expression: { and: groups } } };
}

/** A condition that is true, and unlike every other. */
function toCondition(index: number): Expression {
  return index % 2 === 0
    ? { field: 'page_path', operator: 'does_not_equal', value: `/collections/${index}` }
    : { field: 'url_parameter', name: `parameter-${index}`, operator: 'does_not_exist' };
}
