import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type {
  compileExperiences,
  Decision,
  DecisionContext,
  decide,
  ExperienceDefinition,
} from '@facet/engine';
import { describe, expect, test } from 'vitest';
import { buildEngine, buildScript, measure } from '../build.ts';

const budgetBytes = 8192;

test('the whole script stays within its budget of 8 kB brotli', async () => {
  expect(measure(await buildScript()).brotliBytes).toBeLessThanOrEqual(budgetBytes);
});

test('the script defines one function and nothing else, and needs no eval', async () => {
  const script = await buildScript();
  const page: { facetStart?: unknown } = {};
  runInNewContext(script, page, { contextCodeGeneration: { strings: false, wasm: false } });

  expect(Object.keys(page)).toEqual(['facetStart']);
  expect(typeof page.facetStart).toBe('function');
});

test('the script shortens no name that is stored, sent or received', async () => {
  const script = await buildScript();
  const stored =
    'visitor since subject tokens memberships assignments nobody unsent event at overruled done readAt';
  const received = 'identity retryAfterMs state ageMs cause claimedBy';
  const sent = 'token id type experience variation reason kind counted membershipAgeMs device agoMs events';
  const api = 'version ready experiences consent refresh on push';
  const words = `${stored} ${received} ${sent} ${api}`.split(' ');

  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(script))).toEqual([]);
});

/*
 * The script gives away no engine. So that the vectors hold what shops run, the engine is built by the same options as
 * the script, as a script of its own.
 */
type Engine = { readonly compileExperiences: typeof compileExperiences; readonly decide: typeof decide };
type Case = {
  readonly name: string;
  readonly definitions: readonly ExperienceDefinition[];
  readonly context: DecisionContext;
  readonly expect: readonly Decision[];
};

const context: { facetEngine?: Engine } = {};
runInNewContext(await buildEngine(), context);
const { facetEngine } = context;

describe.each(['conditions', 'audiences', 'bucketing', 'assignments'])('the built engine and %s', (name) => {
  const text = readFileSync(new URL(`../../../spec/${name}.json`, import.meta.url), 'utf8');
  const { cases }: { readonly cases: readonly Case[] } = JSON.parse(text);

  test.each(cases)('$name', (one) => {
    if (facetEngine === undefined) throw new Error('the build defines no facetEngine');
    const decisions = facetEngine.decide(facetEngine.compileExperiences(one.definitions), one.context);

    // By way of JSON: what comes out of another realm has other prototypes.
    expect(JSON.parse(JSON.stringify(decisions))).toEqual(JSON.parse(JSON.stringify(one.expect)));
  });
});
