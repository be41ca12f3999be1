import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { listImports } from './boundaries/imports.ts';
import { judgeImport } from './boundaries/judge.ts';

/** Tests and their fixtures stand outside: they may put any two parts together. */
const outside = /(\.test(-d)?\.tsx?$|\/testing\/|\.config\.ts$|\.d\.ts$)/;
const environment = /\bprocess\s*\.\s*env\b/;

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'apps', 'e2e'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !outside.test(file) && existsSync(file));

let imports = 0;
const refusals: string[] = [];
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  for (const item of listImports(file, source)) {
    imports += 1;
    const refusal = judgeImport(file, item);
    if (refusal !== undefined) refusals.push(`${file}:${item.line}  ${item.specifier}\n    ${refusal}`);
  }
  if (file.startsWith('apps/server/src/') && !file.endsWith('/config/env.ts') && environment.test(source)) {
    refusals.push(
      `${file}  process.env\n    only config/env.ts reads the environment: take it from the config`,
    );
  }
}

if (refusals.length > 0) {
  console.error(`${refusals.length} forbidden imports (ARCHITECTURE.md, "What may import what"):\n`);
  console.error(refusals.join('\n'));
  process.exit(1);
}
console.log(`Boundaries hold: ${imports} imports in ${files.length} files.`);
