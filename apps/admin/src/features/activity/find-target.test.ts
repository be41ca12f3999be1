import { expect, test } from 'vitest';
import { findTargetPage } from './find-target.ts';

test.each([
  ['experience.saved', '/stores/$storeId/experiences/$experienceId'],
  ['store.changed', '/stores/$storeId/settings'],
  ['token.revoked', '/stores/$storeId/settings/tokens'],
  ['segment.kept_ready', '/stores/$storeId/segments'],
  ['experience.removed', undefined],
  ['store.removed', undefined],
  ['constructor.called', undefined],
])('what %s is about is found at %s', (action, to) => {
  expect(findTargetPage({ action, target: 'x' })?.to).toBe(to);
});
