import { launchBrowser } from '../../browser.ts';
import { fuzzPage } from './fuzz-page.ts';
import { openRandom, seedLimit } from './random.ts';

/** What went wrong on one page; its seed brings the page again. */
type Failure = { readonly seed: number; readonly problems: readonly string[] };

/** What came of a run. */
export type Outcome = {
  readonly seed: number;
  readonly pages: number;
  readonly seconds: number;
  readonly failures: readonly Failure[];
};

/** Opens random pages for some seconds, each with a seed of its own that follows from `seed`. */
export async function fuzzPages(seed: number, seconds: number): Promise<Outcome> {
  const random = openRandom(seed);
  const failures: Failure[] = [];
  const startedAt = Date.now();
  let pages = 0;
  let browser = await launchBrowser();
  try {
    while (Date.now() - startedAt < seconds * 1000) {
      if (pages % 200 === 199) {
        // A browser that has seen so much is slow by itself.
        await browser.close();
        browser = await launchBrowser();
      }
      const pageSeed = random.below(seedLimit);
      const problems = await fuzzPage(browser, pageSeed).catch((error: unknown) => [
        `broke off: ${String(error)}`,
      ]);
      if (problems.length > 0) failures.push({ seed: pageSeed, problems });
      pages += 1;
    }
  } finally {
    await browser.close();
  }
  return { seed, pages, seconds: Math.round((Date.now() - startedAt) / 1000), failures };
}

/** Opens the one page of a seed again. */
export async function fuzzAgain(seed: number): Promise<Outcome> {
  await using browser = await launchBrowser();
  const startedAt = Date.now();
  const problems = await fuzzPage(browser, seed);
  const failures = problems.length > 0 ? [{ seed, problems }] : [];
  return { seed, pages: 1, seconds: Math.round((Date.now() - startedAt) / 1000), failures };
}
