import { listNames, type Name, type Named } from './element-names.ts';

/** A selector, and how many elements of the page it finds. */
export type Found = { readonly selector: string; readonly count: number };

/** How many elements of the page a selector finds. */
type Count = (selector: string) => number;

/** What every step more costs: a short selector has less that can change. */
const stepCost = 2;
const looseCost = 8;
const maxAround = 12;
/** So that a page with thousands of elements is not searched without end. */
const maxTries = 800;

/**
 * The selector by which an element is found for as long as possible: by ids and attributes that a person gave, by classes that
 * mean something, by what stands around it; by its number among its siblings only where nothing else tells it apart.
 * Steps are parted by spaces, so that a wrapper more does no harm.
 */
export function toSelector(element: Named, count: Count): Found {
  const tries = listTries(element, true);
  const selector = findFirst(tries, (candidate) => count(candidate) === 1) ?? toPath(element, count);
  return { selector, count: count(selector) };
}

/**
 * The selector of everything that is like an element, such as all cards of a list: without its number among siblings. Nothing
 * where there is nothing like it.
 */
export function toAlikeSelector(element: Named, count: Count): Found | undefined {
  const names = listNames(element, true).filter(({ counts, selector }) => !counts && !isLoose(selector));
  const around = listAround(element).slice(0, 4);
  const pairs = around.flatMap((parent, distance) =>
    listNames(parent, false)
      .filter(({ counts }) => !counts)
      .flatMap((outer) =>
        listNames(element, true)
          .filter(({ counts }) => !counts)
          .map((inner) => join([outer, inner], distance)),
      ),
  );
  const wanted = sorted([...names, ...pairs]);
  const selector = findFirst(wanted, (candidate) => {
    const found = count(candidate);
    return found > 1 && found <= 200;
  });
  return selector === undefined ? undefined : { selector, count: count(selector) };
}

function listTries(element: Named, own: boolean): readonly Name[] {
  const names = listNames(element, own);
  const around = listAround(element);
  const outer = around.map((parent) => listNames(parent, false));
  const pairs = outer.flatMap((list, distance) =>
    list.flatMap((one) => names.map((other) => join([one, other], distance))),
  );
  // Three steps where one alone in the middle tells apart what is otherwise alike, such as the second card's title.
  const triples = outer.flatMap((middles, distance) =>
    middles
      .filter(({ cost, counts }) => counts || cost < 7)
      .slice(-3)
      .flatMap((middle) =>
        outer.slice(distance + 1).flatMap((list, further) =>
          list.slice(0, 2).flatMap((one) =>
            names
              .filter(({ counts }) => !counts)
              .slice(0, 3)
              .map((other) => join([one, middle, other], distance + further)),
          ),
        ),
      ),
  );
  return sorted([...names.map(toAlone), ...pairs, ...triples]);
}

/** A bare kind of element is found by itself on this page, and means another one on the next. */
function toAlone(name: Name): Name {
  return isLoose(name.selector) && !/^(header|footer|body)$/.test(name.selector)
    ? { ...name, cost: name.cost + looseCost }
    : name;
}

/** The way from the nearest element that is found by itself, child by child. */
function toPath(element: Named, count: Count): string {
  const steps: string[] = [];
  for (let at: Named | null = element; at !== null; at = at.parentElement) {
    const [best] = listNames(at, at === element).filter(({ counts }) => !counts);
    if (best !== undefined && at !== element && count(best.selector) === 1) {
      return [best.selector, ...steps].join(' > ');
    }
    const place = listNames(at, false).find(({ counts }) => counts);
    steps.unshift(place?.selector ?? at.localName);
  }
  return steps.join(' > ');
}

function listAround(element: Named): readonly Named[] {
  const around: Named[] = [];
  for (let at = element.parentElement; at !== null && around.length < maxAround; at = at.parentElement) {
    if (at.localName === 'body' || at.localName === 'html') break;
    around.push(at);
  }
  return around;
}

/** Steps as one selector. `distance`: how many elements stand between; what is far away is less likely to stay. */
function join(steps: readonly Name[], distance: number): Name {
  const cost = steps.reduce((sum, step) => sum + step.cost, 0);
  return {
    selector: steps.map(({ selector }) => selector).join(' '),
    cost: cost + stepCost * (steps.length - 1) + distance / 10,
  };
}

function sorted(names: readonly Name[]): readonly Name[] {
  return [...names].sort(
    (one, other) => one.cost - other.cost || one.selector.length - other.selector.length,
  );
}

function findFirst(names: readonly Name[], fits: (selector: string) => boolean): string | undefined {
  const seen = new Set<string>();
  for (const { selector } of names) {
    if (seen.has(selector)) continue;
    if (seen.size >= maxTries) return undefined;
    seen.add(selector);
    if (fits(selector)) return selector;
  }
  return undefined;
}

/** A bare name of an element is about too much. */
function isLoose(selector: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(selector);
}
