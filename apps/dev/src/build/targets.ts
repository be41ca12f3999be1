import { readdirSync } from 'node:fs';

/** One thing that browsers load and that is built from source. Paths are relative to the repository. */
export type BuildTarget = {
  readonly name: string;
  /** What it is built from, besides the locked dependencies. */
  readonly sources: readonly string[];
  /** What must exist after the build. */
  readonly output: string;
  /** Where the hash of the sources is kept, beside the output. */
  readonly stamp: string;
  /** Arguments for Node, and where to run it. */
  readonly run: { readonly args: readonly string[]; readonly folder: string };
};

const shared = ['packages/engine/src', 'packages/protocol/src', 'package-lock.json'];

/** What builds the script stands beside its sources. */
const storefrontBuild = readdirSync(new URL('../../../../packages/storefront/', import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `packages/storefront/${name}`);

/** Everything that must be built before the server can serve it. */
export const buildTargets: readonly BuildTarget[] = [
  {
    name: 'the script for shops',
    sources: ['packages/storefront/src', ...storefrontBuild, ...shared],
    output: 'packages/storefront/dist/facet.js',
    stamp: 'packages/storefront/dist/facet.sources',
    run: { args: ['--conditions=@facet/source', 'build.ts'], folder: 'packages/storefront' },
  },
  {
    name: 'the admin',
    sources: ['apps/admin/src', 'apps/admin/index.html', 'apps/admin/vite.config.ts', ...shared],
    output: 'apps/admin/dist/web/index.html',
    stamp: 'apps/admin/dist/web.sources',
    run: {
      args: ['../../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
      folder: 'apps/admin',
    },
  },
];
