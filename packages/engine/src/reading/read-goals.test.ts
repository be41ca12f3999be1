import { expect, test } from 'vitest';
import { listProblems, toPersonalizationJson, toTestJson } from '../testing/json.ts';

const order = { id: 'a', metric: 'event', event: 'order', measure: 'conversion' };

test('a definition has no goal, or up to ten different ones', () => {
  const goals = Array.from({ length: 11 }, (_, at) => ({ ...order, id: `g${at}`, event: `own_${at}` }));

  expect(listProblems(toTestJson())).toEqual([]);
  expect(listProblems(toPersonalizationJson({ goals: goals.slice(0, 10) }))).toEqual([]);
  expect(listProblems(toTestJson({ goals }))).toEqual(['goals: has 11 items; at most 10 are allowed']);
  expect(listProblems(toTestJson({ goals: [] }))).toEqual(['goals: has 0 items; at least 1 are needed']);
});

test.each(['Order', 'add to cart', '1st', 'a'.repeat(41), 'größe', ''])('%j names no event', (event) => {
  const [problem, ...others] = listProblems(toTestJson({ goals: [{ ...order, event }] }));

  expect(problem).toMatch(/^goals\[0\]\.event: /);
  expect(others).toEqual([]);
});

test('everything that is wrong with goals is told at its place', () => {
  const goals = [order, { ...order, id: 'b', measure: 'clicks' }, { ...order, pages: null }];

  expect(listProblems(toTestJson({ goals }))).toEqual([
    'goals[1].measure: "clicks" is not allowed here; allowed: conversion, revenue or count',
    'goals[2].pages: is not known here; known: id, metric, event or measure',
  ]);
});

test('a goal is there once, and under an id of its own', () => {
  expect(listProblems(toTestJson({ goals: [order, { ...order, event: 'checkout' }] }))).toEqual([
    'goals[1].id: "a" is taken; ids are unique',
  ]);
  expect(listProblems(toTestJson({ goals: [order, { ...order, id: 'b' }] }))).toEqual([
    'goals[1]: is the same as goal 1; each goal is there once',
  ]);
});

test('a page view is counted, and worth nothing', () => {
  const goal = { ...order, event: 'page_view', measure: 'revenue' };

  expect(listProblems(toTestJson({ goals: [{ ...goal, measure: 'count' }] }))).toEqual([]);
  expect(listProblems(toTestJson({ goals: [goal] }))).toEqual([
    'goals[0].measure: "revenue" is not allowed here: a page view is worth nothing',
  ]);
});
