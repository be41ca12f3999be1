import type { FirstStep } from '@facet/protocol';
import { expect, test } from 'vitest';
import { findNextStep } from './find-next-step.ts';

const open = (...done: readonly FirstStep['step'][]): FirstStep[] =>
  (['install', 'connect', 'create', 'verify'] as const).map((step) => ({
    step,
    isDone: done.includes(step),
  }));

test('whoever waits for the script to be put in can go on with the rest', () => {
  expect(findNextStep(open(), 'install')?.step).toBe('connect');
  expect(findNextStep(open('connect'), 'install')?.step).toBe('create');
});

test('a step that was passed over comes next', () => {
  expect(findNextStep(open('connect'), 'connect')?.step).toBe('install');
});

test('once nothing else is open there is no next step', () => {
  expect(findNextStep(open('install', 'connect', 'create'), 'verify')).toBeUndefined();
  expect(findNextStep([], 'install')).toBeUndefined();
});
