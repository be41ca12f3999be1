import type { Position } from '@facet/engine';

/** All that changes have put somewhere on this page. */
const put = new WeakSet<Node>();

/** Puts nodes beside or into an element. */
export function place(element: Element, position: Position, nodes: readonly Node[]): void {
  for (const node of nodes) put.add(node);
  element[position](...nodes);
}

/** Whether a node is where it was put. What other changes have put between does not matter, nor does the order inside. */
export function isPlaced(element: Element, position: Position, node: Node | undefined): boolean {
  if (position.endsWith('pend')) return node?.parentNode === element;
  const next = position === 'before' ? 'previousSibling' : 'nextSibling';
  let at = element[next];
  while (at && at !== node && put.has(at)) at = at[next];
  return at === node;
}
