import { compileExperiences } from '@facet/engine';
import { listExperiments } from './scenario.ts';

const count = 20_000;

/** Bytes that one compiled experience of the scenario takes besides its definition; `NaN` without `--expose-gc`. */
export function measureMemory(): number {
  const { gc } = globalThis;
  if (gc === undefined) return Number.NaN;
  const definitions = listExperiments(count);
  gc();
  const before = process.memoryUsage().heapUsed;
  const compiled = compileExperiences(definitions);
  gc();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  // What nobody holds any more would have been collected already.
  if (Object.getOwnPropertySymbols(compiled).length === 0) throw new Error('nothing was compiled');
  return Math.round(bytes);
}
