import { findModulePrefix, findSectionName, isSteadyClass, isSteadyName } from './steady-names.ts';

/** What of an element a selector can be made from; every `Element` is one. */
export type Named = {
  readonly localName: string;
  readonly parentElement: Named | null;
  readonly children: ArrayLike<Named>;
  readonly getAttribute: (name: string) => string | null;
  readonly getAttributeNames: () => readonly string[];
};

/** One way to speak of an element, and how likely it is to go wrong one day: the higher, the worse. */
export type Name = {
  readonly selector: string;
  readonly cost: number;
  /** Whether it goes by the place among siblings. */
  readonly counts?: true;
};

/** Attributes that themes and their authors put there to be found by. */
const hooks =
  /^data-(test|testid|test-id|cy|qa|hook|component|section-type|section|block|type|name|role|handle|product-handle|product|sku|slot|area|item|key|menu|action|target|controller)$/;
const testing = /^data-(test|testid|test-id|cy|qa)$/;
const landmarks = /^(nav|section|aside|form|dialog|main|header|footer)$/;
/** Elements of which a page has one, or few. */
const few = /^(main|header|footer|nav|aside|h1|form|article|dialog|body)$/;

/** All ways to speak of one element by itself, the best first. `own`: it is the one that is to be found, not one around it. */
export function listNames(element: Named, own: boolean): readonly Name[] {
  const tag = element.localName;
  const names: Name[] = [
    ...listIdNames(element),
    ...listAttributeNames(element, own),
    ...listClassNames(element),
  ];
  names.push({ selector: tag, cost: few.test(tag) ? 4 : 7 });
  const place = findPlace(element);
  if (place !== undefined) {
    names.push({
      selector: `${tag}:nth-of-type(${place})`,
      cost: 12 + Math.min(place, 20) / 10,
      counts: true,
    });
  }
  return names.sort((one, other) => one.cost - other.cost);
}

/** The number of an element among its siblings of the same kind, from 1; nothing where it is the only one. */
function findPlace(element: Named): number | undefined {
  const { localName, parentElement } = element;
  if (parentElement === null) return undefined;
  const alike = Array.from(parentElement.children).filter((child) => child.localName === localName);
  return alike.length > 1 ? alike.indexOf(element) + 1 : undefined;
}

/** What stands round all that a page shows, on every page: by that nothing is told apart. */
const wholePage =
  /^(main|content|main-?content|page|page-?content|app|root|site|wrapper|page-?wrapper|container|__next|__nuxt)$/i;

function listIdNames(element: Named): readonly Name[] {
  const id = element.getAttribute('id') ?? '';
  if (isSteadyName(id)) return [{ selector: `#${id}`, cost: wholePage.test(id) ? 5 : 1 }];
  const section = findSectionName(id);
  return section === undefined ? [] : [{ selector: `[id$="${section}"]`, cost: 2 }];
}

function listAttributeNames(element: Named, own: boolean): readonly Name[] {
  const tag = element.localName;
  return element.getAttributeNames().flatMap((name): readonly Name[] => {
    const value = element.getAttribute(name) ?? '';
    if (value === '' || value.length > 60 || /["\\\n]/.test(value)) return [];
    const selector = `[${name}="${value}"]`;
    if (testing.test(name)) return [{ selector, cost: 1.5 }];
    if (hooks.test(name)) return isSteadyValue(value) ? [{ selector, cost: 2 }] : [];
    if (name === 'itemprop' || name === 'rel') return [{ selector: `${tag}${selector}`, cost: 5 }];
    if (name === 'name' && isSteadyName(value)) return [{ selector: `${tag}${selector}`, cost: 2.5 }];
    if (name === 'role' || (name === 'type' && /^(input|button)$/.test(tag))) {
      return [{ selector: `${tag}${selector}`, cost: 5 }];
    }
    if (name === 'aria-label' && landmarks.test(tag)) return [{ selector: `${tag}${selector}`, cost: 4 }];
    // Where a link leads is what may be edited of it; but it tells the cards of a list apart.
    if (name === 'href' && !own && /^\/[\w/-]+$/.test(value)) return [{ selector: `a${selector}`, cost: 8 }];
    return [];
  });
}

/** Classes of boxes that only arrange what is in them: a page has many. */
const layout =
  /^(wrap|wrapper|inner|outer|container|row|grid|section|box|block|content|body|holder|layout|page-?width|shopify-section)$|-(wrap|wrapper|inner|container)$/i;

function listClassNames(element: Named): readonly Name[] {
  const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);
  const steady = classes.filter((name) => isSteadyClass(name) && !wholePage.test(name)).slice(0, 4);
  const pairs = steady.flatMap((one, at) => steady.slice(at + 1).map((other) => `.${one}.${other}`));
  const modules = classes.flatMap((name) => findModulePrefix(name) ?? []);
  return [
    ...steady.map((name) => ({ selector: `.${name}`, cost: layout.test(name) ? 7 : 3 })),
    ...steady.map((name) => ({
      selector: `${element.localName}.${name}`,
      cost: layout.test(name) ? 7.2 : 3.6,
    })),
    ...pairs.map((selector) => ({ selector, cost: 3.8 })),
    ...modules.map((prefix) => ({ selector: `[class*="${prefix}"]`, cost: 4 })),
  ];
}

function isSteadyValue(value: string): boolean {
  return (
    /^[\w /:.-]+$/.test(value) && value.split(/[ /:.]+/).every((word) => word === '' || isSteadyName(word))
  );
}
