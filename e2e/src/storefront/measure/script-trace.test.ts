import { expect, test } from 'vitest';
import { toCost } from './script-trace.ts';

const ours = 'https://facet.example/s/shop.js';
const main = { pid: 1, tid: 1 };
const evaluation = { ...main, name: 'EvaluateScript', ts: 0, dur: 30_000, args: { data: { url: ours } } };

test('each moment of a script counts once, and those of other scripts and threads do not', () => {
  const events = [
    evaluation,
    { ...main, name: 'FunctionCall', ts: 1000, dur: 2000, args: { data: { url: ours } } },
    { ...main, name: 'FunctionCall', ts: 40_000, dur: 5000, args: { data: { url: ours } } },
    { ...main, name: 'FunctionCall', ts: 50_000, dur: 9000, args: { data: { url: 'https://shop.example' } } },
    { ...main, name: 'RunMicrotasks', ts: 51_000, dur: 1000, args: {} },
    { ...main, name: 'RunMicrotasks', ts: 70_000, dur: 1000, args: {} },
    { pid: 2, tid: 1, name: 'RunMicrotasks', ts: 80_000, dur: 1000, args: {} },
  ];

  expect(toCost(events, ours)).toEqual({ scriptMs: 36, longTasks: 0 });
});

test('a long task is the one of a script only if it were none without it', () => {
  const task = { ...main, name: 'ThreadControllerImpl::RunTask', args: {} };
  const other = { ...evaluation, ts: 200_000, dur: 30_000 };

  expect(toCost([evaluation, { ...task, ts: 0, dur: 60_000 }], ours).longTasks).toBe(1);
  expect(toCost([evaluation, { ...task, ts: 0, dur: 90_000 }], ours).longTasks).toBe(0);
  expect(toCost([evaluation, other, { ...task, ts: 100_000, dur: 70_000 }], ours).longTasks).toBe(0);
});

test('a trace without the script is an error', () => {
  expect(() => toCost([], ours)).toThrow('no evaluation');
});
