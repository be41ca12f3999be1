/** What is timed: one run over all visitors, which says something of its result so that nothing can be left out. */
export type Run = () => number;

/**
 * Times runs in turn, round by round, so that the machine's drift hits all of them, and gives the seconds of one run of
 * each in the round whose ratio of the first to the second is the median. Each is warmed up before.
 */
export function timeInTurn(runs: readonly Run[], rounds: number, repeats: number): readonly number[] {
  for (let warmUp = 0; warmUp < 3; warmUp += 1) for (const run of runs) time(run, repeats);
  const times = Array.from({ length: rounds }, () => runs.map((run) => time(run, repeats)));
  times.sort((one, two) => toRatio(one) - toRatio(two));
  const median = times[Math.floor(rounds / 2)];
  if (median === undefined) throw new Error('no round was timed');
  return median;
}

function toRatio([first = Number.NaN, second = Number.NaN]: readonly number[]): number {
  return first / second;
}

function time(run: Run, repeats: number): number {
  let sink = 0;
  const begin = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) sink += run();
  const seconds = (performance.now() - begin) / 1000 / repeats;
  if (!(sink > 0)) throw new Error('nothing was decided');
  return seconds;
}
