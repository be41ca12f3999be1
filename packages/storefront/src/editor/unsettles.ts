import type { Change } from '@facet/engine';

/** What the page finds by a selector now. */
type Find = (selector: string) => readonly unknown[];
type Show = (changes: readonly Change[]) => void;

/** Why a change that would make selectors mean other elements is not made. */
export const unsettling =
  'This cannot be done so that it lasts: with it, a selector of your changes would mean another element. Choose the box around instead, or have the theme’s developer give the element a class of its own.';

/**
 * Whether a list of changes pulls the ground from under itself: an element that is known by its number among its siblings is
 * moved past one of them, or something is inserted that the insertion itself is about. Each look at the page would then change
 * something else. Shows the list; `before` again where it does.
 */
export function unsettles(
  next: readonly Change[],
  before: readonly Change[],
  find: Find,
  show: Show,
): boolean {
  const selectors = next.flatMap((change) =>
    'selector' in change ? [[change, change.selector] as const] : [],
  );
  show([]);
  const were = selectors.map(([, selector]) => find(selector));
  show(next);
  const isLost = selectors.some(([change, selector], at) => {
    const [was = [], is] = [were[at], find(selector)];
    return was.some((each) => !is.includes(each)) || (restructures(change) && was.length !== is.length);
  });
  if (isLost) show(before);
  return isLost;
}

/** Whether a change can make selectors mean other elements. */
export function restructures({ kind }: Change): boolean {
  return kind === 'move' || kind === 'insert' || kind === 'html' || kind === 'class' || kind === 'attribute';
}
