import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type {
  CompiledExperiences,
  CompileOptions,
  Decision,
  DecisionContext,
  decide,
  ExperienceDefinition,
  Part,
} from '@facet/engine';
import { listParts, parts } from '@facet/engine';
import { describe, expect, test } from 'vitest';
import { buildEngine, buildScript } from '../build.ts';
import { measure } from '../measure.ts';
import { listVariants, readParts, toFileName } from '../variants.ts';

/** What a page may weigh that uses nothing special, and one that uses everything; brotli. */
const budgetBytes = { basic: 8192, whole: 14_336 };

test('a page with nothing special stays within its budget, and so does one with everything', async () => {
  expect(measure(await buildScript()).brotliBytes).toBeLessThanOrEqual(budgetBytes.basic);
  expect(measure(await buildScript(parts)).brotliBytes).toBeLessThanOrEqual(budgetBytes.whole);
});

test('there is a script for every choice of parts, under the name that the server looks for', () => {
  const names = listVariants().map(toFileName);

  expect(new Set(names).size).toBe(2 ** parts.length);
  expect(names[0]).toBe('facet.js');
  expect(names).toContain('facet.arrival+facts.js');
  expect(names.at(-1)).toBe('facet.arrival+facts+groups+regex+text+time.js');
});

test('a choice of parts is read as files are named after it', () => {
  expect(readParts('')).toEqual([]);
  expect(readParts('time+arrival')).toEqual(['arrival', 'time']);
  expect(() => readParts('arrival+horoscope')).toThrow('"horoscope" is no part of the script');
});

test('a script carries what its parts need and nothing of the others', async () => {
  const marks: Readonly<Record<Part, RegExp>> = {
    arrival: /fbclid|klclick|utm_/,
    facts: /navigator\.language|evaluateJavaScript|\/here/,
    groups: /excluded_by_group|group_undecided/,
    regex: /too complex/,
    text: /does_not_start_with/,
    time: /DateTimeFormat|outside of/,
  };
  const scripts = [await buildScript(), ...(await Promise.all(parts.map((part) => buildScript([part]))))];

  for (const [index, part] of parts.entries()) {
    const having = scripts.map((script) => marks[part].test(script));
    expect({ part, having }).toEqual({ part, having: scripts.map((_, other) => other === index + 1) });
  }
});

test.each([[[]], [parts]])(
  'the script with parts %j defines one function and nothing else',
  async (carried) => {
    const script = await buildScript(carried);
    const page: { facetStart?: unknown } = {};
    runInNewContext(script, page, { contextCodeGeneration: { strings: false, wasm: false } });

    expect(Object.keys(page)).toEqual(['facetStart']);
    expect(typeof page.facetStart).toBe('function');
  },
);

test('no script can evaluate code by itself', async () => {
  expect(await buildScript(parts)).not.toMatch(/\beval\b|\bFunction\(/);
});

test('the script shortens no name that is stored, sent or received, nor one of the browser', async () => {
  const script = await buildScript(parts);
  const stored =
    'visitor since subject tokens memberships assignments nobody unsent event at overruled done readAt arrival country path parameters referrer userAgent';
  const received =
    'identity retryAfterMs state ageMs cause claimedBy asksCountry timeZone start end from to key';
  const sent = 'token id type experience variation reason kind counted membershipAgeMs device agoMs events';
  const api = 'version ready experiences consent refresh attributes on push';
  const browser = 'method body keepalive signal language timeZone hourCycle';
  const words = `${stored} ${received} ${sent} ${api} ${browser}`.split(' ');

  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(script))).toEqual([]);
});

/*
 * The script gives away no engine. So that the vectors hold what shops run, the engine is built by the same options as
 * the script, as a script of its own.
 */
type Engine = {
  readonly compile: (
    definitions: readonly ExperienceDefinition[],
    options: CompileOptions,
  ) => CompiledExperiences;
  readonly decide: typeof decide;
};
type Case = {
  readonly name: string;
  readonly timeZone?: string;
  readonly definitions: readonly ExperienceDefinition[];
  /** `javascript`: what each code comes to. */
  readonly context: DecisionContext & { readonly javascript?: Readonly<Record<string, unknown>> };
  readonly preview?: unknown;
  readonly expect: readonly Decision[];
};
type Vectors = { readonly cases?: readonly Case[] };

const engines = new Map<string, Promise<Engine>>();

function getEngine(carried: readonly Part[]): Promise<Engine> {
  const name = toFileName(carried);
  const engine = engines.get(name) ?? loadEngine(carried);
  engines.set(name, engine);
  return engine;
}

async function loadEngine(carried: readonly Part[]): Promise<Engine> {
  const context: { facetEngine?: Engine } = {};
  runInNewContext(await buildEngine(carried), context);
  if (context.facetEngine === undefined) throw new Error('the build defines no facetEngine');
  return context.facetEngine;
}

function toContext({ javascript, ...context }: Case['context']): DecisionContext {
  if (javascript === undefined) return context;
  const evaluateJavaScript = (code: string): unknown => {
    const value = javascript[code];
    if (typeof value === 'object' && value !== null && 'throws' in value) throw new Error(code);
    return value;
  };
  return { ...context, evaluateJavaScript };
}

/** Definitions may be broken on purpose; what cannot be told of them is needed whole. */
function findParts(definitions: readonly ExperienceDefinition[]): readonly Part[] {
  try {
    return listParts(definitions);
  } catch {
    return parts;
  }
}

const folder = new URL('../../../spec/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const { cases = [] }: Vectors = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return { name, cases: cases.filter(({ preview }) => preview === undefined) };
  })
  .filter(({ cases }) => cases.length);

describe.each(files)('the built engine and $name', ({ cases }) => {
  test.each(cases)('$name', async ({ definitions, timeZone = 'UTC', context, expect: expected }) => {
    for (const carried of [parts, findParts(definitions)]) {
      const engine = await getEngine(carried);
      const decisions = engine.decide(engine.compile(definitions, { timeZone }), toContext(context));

      // By way of JSON: what comes out of another realm has other prototypes.
      expect(JSON.parse(JSON.stringify(decisions))).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });
});
