import { compileTextual, isNegation } from '../compile-text-test.ts';
import type { Scope } from '../scope.ts';
import { compileWallClock, type WallClock } from '../time/wall-clock.ts';
import type { Environment, Fields } from '../vocabulary.ts';

/** The fields about what a clock in the store shows. */
export const timeFields: Fields = {
  day_of_week: (condition, environment) => {
    const read = compileReading(environment);
    return compileTextual(condition, environment, (scope) => read(scope).weekday);
  },
  time_of_day: (condition, environment) => {
    const read = compileReading(environment);
    const { from, to } = condition.value;
    const negated = isNegation(condition);
    return (scope) => {
      const { time } = read(scope);
      const within = from < to ? from <= time && time < to : from <= time || time < to;
      return within !== negated;
    };
  },
};

function compileReading({ timeZone }: Environment): (scope: Scope) => WallClock {
  const clock = compileWallClock(timeZone);
  return (scope) => (scope.wallClock ??= clock(scope.context.now));
}
