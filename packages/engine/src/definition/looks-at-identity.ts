import type { Expression } from './expression.ts';

/** Whether a node of an expression itself asks who the visitor is. */
export function looksAtIdentity(node: Expression): boolean {
  return 'field' in node && (node.field === 'klaviyo_segment' || node.field === 'identified');
}
