import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';

type Loose = Readonly<Record<string, unknown>>;

/** The reader lists no more: where there are so many, some are not known, and mending the others would help nobody. */
const mostProblems = 200;

/**
 * The part of an unfinished definition of which something can be said: what is wrong is replaced by something that says
 * nothing and stands at the same place, so that paths stay. `undefined` where too much is wrong.
 */
export function toTellable(
  input: Loose,
  problems: readonly { readonly path: string }[],
  kept: ExperienceDefinition,
): ExperienceDefinition | undefined {
  if (problems.length >= mostProblems) return undefined;
  let tellable = input;
  for (const { path } of problems) tellable = mend(tellable, toKeys(path), kept);
  const result = readExperienceDefinition(tellable);
  return result.ok ? result.definition : undefined;
}

/** What every part may be where nothing is to be said of it. */
const silent: Readonly<Record<string, unknown>> = {
  audience: { type: 'everyone' },
  pages: null,
  allocation: 1,
  holdout: 0,
  mode: { type: 'permanent' },
};

function mend(input: Loose, keys: readonly string[], kept: ExperienceDefinition): Loose {
  const [part = '', ...rest] = keys;
  if (part === 'variations') {
    const change = rest[1] === 'changes' && rest.length > 2 ? keys.slice(0, 4) : undefined;
    if (change === undefined) return { ...input, variations: kept.variations };
    return { ...input, ...toRecord(replaceAt(input, change, { kind: 'css', css: '/* */ a {}' })) };
  }
  const leaf = part === 'audience' || part === 'pages' ? findLeaf(input, keys) : undefined;
  if (leaf !== undefined) {
    const name = `unfinished ${leaf.join(' ')}`;
    const open =
      part === 'pages'
        ? { field: 'url_parameter', name, operator: 'exists' }
        : { field: 'attribute', name, operator: 'equals', value: '…' };
    return toRecord(replaceAt(input, leaf, open));
  }
  if (part === 'audience' && (rest.at(2) === 'action' || rest[0] === 'otherwise')) {
    const action = keys.slice(0, rest[0] === 'otherwise' ? 2 : 4);
    return toRecord(replaceAt(input, action, { type: 'leave' }));
  }
  if (part in silent) return { ...input, [part]: silent[part] };
  const { [part]: _, ...others } = input;
  return others;
}

/** The way to the condition at or above a place, or to whatever stands there instead of an expression. */
function findLeaf(input: Loose, keys: readonly string[]): readonly string[] | undefined {
  const start = keys[0] === 'pages' ? 1 : keys[1] === 'expression' ? 2 : keys[3] === 'when' ? 4 : undefined;
  if (start === undefined || keys.length < start) return undefined;
  let end = start;
  while (keys[end] === 'and' || keys[end] === 'or' || keys[end] === 'not') {
    const step = keys[end] === 'not' ? 1 : 2;
    if (keys.length < end + step) break;
    end += step;
  }
  return findAt(input, keys.slice(0, end)) === undefined ? undefined : keys.slice(0, end);
}

function toKeys(path: string): readonly string[] {
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '');
}

function findAt(value: unknown, keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) here = toRecord(here)[key];
  return here;
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (String(index) === key ? replaceAt(each, rest, by) : each));
  }
  const record = toRecord(value);
  return { ...record, [key]: replaceAt(record[key], rest, by) };
}

function toRecord(value: unknown): Loose {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value));
}
