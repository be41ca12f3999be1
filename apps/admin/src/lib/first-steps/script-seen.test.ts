import { expect, test } from 'vitest';
import { toScriptSeen } from './script-seen.ts';

test('the script was never seen only where that was looked up', () => {
  expect(toScriptSeen(undefined)).toBe('unknown');
  expect(toScriptSeen({ steps: [{ step: 'install', isDone: false }] })).toBe('never');
  expect(toScriptSeen({ steps: [{ step: 'install', isDone: true }] })).toBe('seen');
  expect(toScriptSeen({ steps: null })).toBe('seen');
});
