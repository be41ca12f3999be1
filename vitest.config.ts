import { defineConfig } from 'vitest/config';
import { TallyReporter } from './tools/tally-reporter.ts';

const conditions = ['@facet/source'];
const source = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  test: {
    reporters: ['default', new TallyReporter()],
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // The default leaves a core unused.
          maxWorkers: '100%',
        },
      },
      {
        ...source,
        test: {
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['e2e/src/**/*.test.ts'],
          globalSetup: ['e2e/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          // They wait more than they work; more at once would make pages slower than people's are.
          maxWorkers: 2,
        },
      },
    ],
  },
});
