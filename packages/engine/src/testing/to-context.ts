import type { DecisionContext } from '../index.ts';
import { toVisitorId } from './ids.ts';

/** An unidentified newcomer on the home page, on a desktop, and whatever is said otherwise. */
export function toContext(otherwise: Partial<DecisionContext> = {}): DecisionContext {
  return {
    visitor: toVisitorId('visitor-1'),
    visitorType: 'new',
    device: 'desktop',
    page: { url: 'https://shop.example/', path: '/', parameters: {} },
    identity: { state: 'unidentified' },
    memberships: {},
    assignments: { visitor: {}, subject: {} },
    now: 1_767_225_600_000,
    waited: false,
    ...otherwise,
  };
}
