import { benchEngine } from './engine/engine.ts';
import { benchLists } from './lists/lists.ts';
import { benchResolver } from './resolver/resolver.ts';

type Figures = Readonly<Record<string, number>>;

const benches: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  engine: benchEngine,
  lists: benchLists,
  resolver: benchResolver,
};
const name = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'engine';
const bench = benches[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures = await bench();
if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: name, figures }));
else console.table(figures);
