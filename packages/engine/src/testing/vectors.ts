import { readdirSync, readFileSync } from 'node:fs';
import {
  type CompiledExperiences,
  compileExperiences,
  type Decision,
  type DecisionContext,
  type ExperienceDefinition,
  type Preview,
} from '../index.ts';

/** One vector of a file in `spec`. */
type Case = {
  readonly name: string;
  readonly definitions: readonly ExperienceDefinition[];
  readonly context: DecisionContext & { readonly javascript?: Readonly<Record<string, unknown>> };
  readonly expect: readonly Decision[];
  readonly timeZone?: string;
  readonly preview?: Preview;
};

/** The text of a file in `spec`. */
export function readSpec(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), 'utf8');
}

/** Every file in `spec` that holds cases, by name. */
export function listVectors(): readonly { readonly name: string; readonly cases: readonly Case[] }[] {
  return readdirSync(folder)
    .flatMap((file) => /^(.*)\.json$/.exec(file)?.[1] ?? [])
    .sort()
    .flatMap((name) => {
      const { cases }: { readonly cases?: readonly Case[] } = JSON.parse(readSpec(name));
      return cases === undefined ? [] : [{ name, cases }];
    });
}

/** What a case compiles. */
export function compileCase({ definitions, timeZone }: Case): CompiledExperiences {
  return compileExperiences(definitions, timeZone === undefined ? {} : { timeZone });
}

/** The context of a case: what its `javascript` says is what evaluating comes to. */
export function contextOf({ context: { javascript, ...context } }: Case): DecisionContext {
  if (javascript === undefined) return context;
  const evaluateJavaScript = (code: string): unknown => {
    const value = javascript[code];
    if (typeof value === 'object' && value !== null && 'throws' in value) throw new Error(code);
    return value;
  };
  return { ...context, evaluateJavaScript };
}

const folder = new URL('../../../../spec/', import.meta.url);
