import { expect, test } from 'vitest';
import { addStep, beginHistory, type History, redoStep, undoStep } from './history.ts';

const type = (history: History<string>, text: string, place: string, atMs: number) =>
  addStep(history, text, { place, atMs });

test('steps are taken back one by one, and again', () => {
  const history = ['b', 'c'].reduce((now, next) => addStep(now, next), beginHistory('a'));
  const back = undoStep(undoStep(history));
  expect(back.present).toBe('a');
  expect(undoStep(back)).toBe(back);
  const again = redoStep(redoStep(back));
  expect(again.present).toBe('c');
  expect(redoStep(again)).toBe(again);
});

test('a new step after one that was taken back leaves nothing to be done again', () => {
  const history = addStep(undoStep(addStep(beginHistory('a'), 'b')), 'c');
  expect(redoStep(history)).toBe(history);
  expect(undoStep(history).present).toBe('a');
});

test('typing in one place is one step, until there is a pause or another place', () => {
  let history = beginHistory('');
  for (const [index, text] of ['h', 'he', 'hey'].entries())
    history = type(history, text, 'name', index * 900);
  expect(undoStep(history).present).toBe('');
  history = type(history, 'hey!', 'name', 10_000);
  expect(undoStep(history).present).toBe('hey');
  history = type(history, 'hey!1', 'weight', 10_100);
  expect(undoStep(history).present).toBe('hey!');
});

test('what is typed after a step was taken back is a step of its own', () => {
  const back = undoStep(type(type(beginHistory('a'), 'ab', 'name', 0), 'abc', 'other', 1));
  expect(undoStep(type(back, 'abd', 'name', 2)).present).toBe('ab');
});

test('two hundred steps can be taken back, and no more are kept', () => {
  let history = beginHistory(0);
  for (let step = 1; step <= 250; step += 1) history = addStep(history, step);
  expect(history.past.length).toBe(200);
  for (let step = 0; step < 300; step += 1) history = undoStep(history);
  expect(history.present).toBe(50);
  for (let step = 0; step < 300; step += 1) history = redoStep(history);
  expect(history.present).toBe(250);
});
