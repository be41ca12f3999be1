import { expect, it } from 'vitest';
import { toOpenChangeAttention } from './attention.ts';

const tell = (status: string) => toOpenChangeAttention({ id: 'e', name: 'Hero', status }).message;

it('says of open changes what can be done with them where they stand', () => {
  expect(tell('running')).toContain('Publish them');
  // There is nothing to publish to while it is paused, and no button of that name.
  expect(tell('paused')).not.toMatch(/publish/i);
  expect(tell('paused')).toMatch(/Save them, resume it with them, or discard them/);
});
