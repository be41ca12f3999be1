import { buildStale } from './build/build-stale.ts';

try {
  await buildStale(console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
