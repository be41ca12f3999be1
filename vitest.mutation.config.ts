import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const conditions = ['@facet/source'];

function isProperty({ moduleId }: TestSpecification): boolean {
  return moduleId.endsWith('.prop.test.ts');
}

/** One failing test is enough to find a mutant, so the cheap ones are asked first. */
class PropertiesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => Number(isProperty(a)) - Number(isProperty(b)));
  }
}

/** The engine's own tests, as `npm run mutate` runs them against every mutant. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/engine/src/**/*.test.ts'],
    // It weighs the code, and code that carries mutants weighs more.
    exclude: ['**/bundle-size.test.ts'],
    setupFiles: ['tools/mutation-setup.ts'],
    sequence: { sequencer: PropertiesLast },
    testTimeout: 20_000,
  },
});
