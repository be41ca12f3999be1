import { parseArgs } from 'node:util';
import { fuzzAgain, fuzzPages } from './fuzz/fuzz-pages.ts';
import { seedLimit } from './fuzz/random.ts';

/*
 * `npm run fuzz -- [seconds] [--seed N] [--page N]`: opens pages with random configurations, storage, commands, calls and
 * answers in a real browser, for 300 seconds where nothing else is said, and writes one line of JSON. `--page` brings one
 * page that went wrong again.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, page: { type: 'string' } },
});
const seconds = readNumber('The seconds', positionals[0]) ?? 300;
const seed = readNumber('--seed', values.seed) ?? Math.floor(Math.random() * seedLimit);
const page = readNumber('--page', values.page);

console.error(page === undefined ? `Seed ${seed}, ${seconds} seconds.` : `The page of seed ${page}.`);
const outcome = page === undefined ? await fuzzPages(seed, seconds) : await fuzzAgain(page);
console.log(JSON.stringify(outcome));
process.exitCode = outcome.failures.length > 0 ? 1 : 0;

function readNumber(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0 || number >= seedLimit) {
    console.error(`${what} must be a whole number below ${seedLimit}, not "${text}".`);
    process.exit(2);
  }
  return number;
}
