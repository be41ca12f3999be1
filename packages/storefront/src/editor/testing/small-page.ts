import type { Named } from '../element-names.ts';

/** An element of a page that is small enough to be written into a test. */
type SmallElement = Named & {
  readonly parentElement: SmallElement | null;
  readonly children: readonly SmallElement[];
};

type Making = { parentElement: Making | null; children: Making[]; attributes: Map<string, string> } & Omit<
  SmallElement,
  'parentElement' | 'children'
>;

/** A page of elements, and the selectors that `to-selector.ts` makes, as a browser would understand both. */
export type SmallPage = {
  readonly select: (selector: string) => readonly SmallElement[];
  /** The element that has the attribute `me`, which the page otherwise hides. */
  readonly me: SmallElement;
};

/** Reads markup: whole tags, attributes in double quotes, texts left out. */
export function toSmallPage(markup: string): SmallPage {
  const root = make('html', null, '');
  let at = root;
  for (const [, close, tag = '', attributes = '', empty] of markup.matchAll(
    /<(\/)?([a-z][a-z0-9-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/)?>/g,
  )) {
    if (close !== undefined) {
      if (at.localName !== tag) throw new Error(`</${tag}> closes <${at.localName}>`);
      at = at.parentElement ?? root;
      continue;
    }
    const element = make(tag, at, attributes);
    at.children.push(element);
    if (empty === undefined) at = element;
  }
  const all = listBelow(root);
  const me = all.find(({ attributes }) => attributes.has('me'));
  if (me === undefined) throw new Error('no element has the attribute me');
  return { select: (selector) => all.filter((element) => fits(element, readSteps(selector))), me };
}

function make(localName: string, parentElement: Making | null, text: string): Making {
  const pairs = [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
  const attributes = new Map(pairs.map(([, name = '', value = '']) => [name, value]));
  return {
    localName,
    parentElement,
    children: [],
    attributes,
    getAttribute: (name) => attributes.get(name) ?? null,
    getAttributeNames: () => [...attributes.keys()].filter((name) => name !== 'me'),
  };
}

function listBelow(element: Making): readonly Making[] {
  return element.children.flatMap((child) => [child, ...listBelow(child)]);
}

/** Each step with whether it must be the child of the one before. */
function readSteps(selector: string): readonly { readonly part: string; readonly isChild: boolean }[] {
  const words = selector.match(/>|(?:\[[^\]]*\]|[^\s>])+/g) ?? [];
  return words.flatMap((part, at) => (part === '>' ? [] : [{ part, isChild: words[at - 1] === '>' }]));
}

function fits(element: Making, steps: ReturnType<typeof readSteps>): boolean {
  const last = steps[steps.length - 1];
  if (last === undefined) return true;
  if (!fitsPart(element, last.part)) return false;
  const rest = steps.slice(0, -1);
  if (rest.length === 0) return true;
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (fits(at, rest)) return true;
    if (last.isChild) return false;
  }
  return false;
}

function fitsPart(element: Making, part: string): boolean {
  const pieces = part.match(/\[[^\]]*\]|:nth-of-type\(\d+\)|[.#]?[\w-]+/g) ?? [];
  if (pieces.join('') !== part) throw new Error(`this page does not understand ${part}`);
  const classes = (element.getAttribute('class') ?? '').split(/\s+/);
  return pieces.every((piece) => {
    if (piece.startsWith('#')) return element.getAttribute('id') === piece.slice(1);
    if (piece.startsWith('.')) return classes.includes(piece.slice(1));
    if (piece.startsWith(':')) {
      const alike = element.parentElement?.children.filter(
        ({ localName }) => localName === element.localName,
      );
      return (alike?.indexOf(element) ?? 0) + 1 === Number(/\d+/.exec(piece)?.[0]);
    }
    if (!piece.startsWith('[')) return element.localName === piece;
    const [, name = '', how, wanted = ''] = /^\[([\w:-]+)([*$]?)="([^"]*)"\]$/.exec(piece) ?? [];
    const value = element.getAttribute(name);
    if (value === null) return false;
    return how === '*' ? value.includes(wanted) : how === '$' ? value.endsWith(wanted) : value === wanted;
  });
}
