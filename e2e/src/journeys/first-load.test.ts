import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};

// What a page may weigh in script, compressed as it comes over the wire: opened first, and from Home.
const firstBytes = 200_000;
const nextBytes = 50_000;

const features = 'src/features';
const experiences = `${features}/experiences/components`;
/** Each page by the modules that it needs to be shown. */
const pages: Readonly<Record<string, readonly string[]>> = {
  Home: [`${features}/home/components/home-page.tsx`],
  'Sign in': [`${features}/access/components/sign-in-page.tsx`],
  'First start': [`${features}/access/components/first-run.tsx`],
  Join: [`${features}/access/components/join-page.tsx`],
  'New store': ['src/app/routes/new-store-route.tsx'],
  Experiences: [`${experiences}/experiences-page.tsx`],
  Segments: [`${features}/segments/components/segments-page.tsx`],
  Events: [`${features}/events/components/events-page.tsx`],
  Integrations: [`${features}/integrations/components/integrations-page.tsx`],
  'Inspect visitor': [`${features}/inspect/components/inspect-page.tsx`],
  Install: [`${features}/stores/components/install-page.tsx`],
  Activity: [`${features}/activity/components/activity-page.tsx`],
  Settings: [`${features}/stores/components/settings-page.tsx`],
  Members: [`${features}/members/components/members-page.tsx`],
  'API tokens': [`${features}/tokens/components/tokens-page.tsx`],
  Data: [`${features}/data/components/data-page.tsx`],
  'Your account': [`${features}/access/components/account-page.tsx`],
  // The editor, by the tab that it opens with: a draft's variations, what is known of one that runs.
  'Editor, Variations': [
    `${experiences}/experience-page.tsx`,
    `${experiences}/variations/variations-tab.tsx`,
  ],
  'Editor, Overview': [`${experiences}/experience-page.tsx`, `${experiences}/overview-tab.tsx`],
};

const web = fileURLToPath(new URL('../../../apps/admin/dist/web', import.meta.url));
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
  await readFile(`${web}/.vite/manifest.json`, 'utf8'),
);

/** A module's chunk and all that are loaded with it. */
function collect(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no chunk for ${key}.`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const each of chunk.imports ?? []) collect(each, found);
  return found;
}

async function weigh(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => (await stat(`${web}/${file}.br`)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true) ?? 'index.html';
const before = collect(entry);
const home = (pages['Home'] ?? []).reduce((found, key) => collect(key, found), new Set(before));

async function weighPage(modules: readonly string[]): Promise<{ first: number; next: number }> {
  const needed = modules.reduce((found, key) => collect(key, found), new Set(before));
  return { first: await weigh(needed), next: await weigh([...needed].filter((file) => !home.has(file))) };
}

test.each(Object.entries(pages))('%s stays within its bytes', async (_, modules) => {
  const { first, next } = await weighPage(modules);
  expect(first).toBeGreaterThan(100_000);
  expect(first).toBeLessThan(firstBytes);
  expect(next).toBeLessThan(nextBytes);
});
