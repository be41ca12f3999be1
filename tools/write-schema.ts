import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { experienceDefinitionSchema } from '@facet/engine';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = 'spec/experience.schema.json';

// The formatter decides how it looks, as everywhere else.
const text = execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${file}`], {
  cwd: root,
  input: JSON.stringify(experienceDefinitionSchema),
});
writeFileSync(`${root}${file}`, text);
