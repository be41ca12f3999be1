import { createPreviewLinkSchema, previewLifeMs } from '@facet/protocol';
import { expect, test } from 'vitest';
import { findLife, lives } from './preview-lives.ts';

test('the server takes every life that is offered, the usual one among them', () => {
  for (const { ms } of lives) {
    expect(createPreviewLinkSchema.safeParse({ variation: 'a', page: '/', lifeMs: ms }).success).toBe(true);
    expect(findLife(String(ms))).toBe(ms);
  }
  expect(findLife(String(previewLifeMs))).toBe(previewLifeMs);
  expect(findLife(null)).toBeUndefined();
});
