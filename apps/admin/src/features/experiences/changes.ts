import type { Change } from '@facet/engine';

/** The same change as another kind; selector and content go along where both kinds have them. */
export function withKind(change: Change, kind: Change['kind']): Change {
  const selector = 'selector' in change ? change.selector : '';
  const value = 'value' in change ? change.value : '';
  switch (kind) {
    case 'text':
    case 'html':
      return { kind, selector, value };
    case 'style':
      return { kind, selector, styles: {} };
    case 'redirect':
      return { kind, url: '' };
    case 'discount':
      return { kind, code: '' };
    default:
      throw new TypeError(kind satisfies never);
  }
}
