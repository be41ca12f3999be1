import { benchEngine } from './engine.ts';

const benches: Readonly<Record<string, () => Readonly<Record<string, number>>>> = { engine: benchEngine };
const name = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'engine';
const bench = benches[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures = bench();
if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: name, figures }));
else console.table(figures);
