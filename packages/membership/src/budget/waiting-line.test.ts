import { describe, expect, it } from 'vitest';
import type { Urgency } from '../urgency.ts';
import { createWaitingLine, type WaitingLine } from './waiting-line.ts';

function createLine(...waiting: readonly (readonly [Urgency, string])[]): WaitingLine<string> {
  const line = createWaitingLine<string>(3);
  for (const [urgency, item] of waiting) line.add(urgency, item);
  return line;
}

function serveAll(line: WaitingLine<string>): readonly string[] {
  const served: string[] = [];
  for (let next = line.first(); next !== undefined; next = line.first()) {
    line.remove(next);
    served.push(next.item);
  }
  return served;
}

describe('a waiting line', () => {
  it('serves members in order, then the newest visitor first, then background work in order', () => {
    const line = createLine(
      ['background', 'old work'],
      ['visitor', 'old visitor'],
      ['member', 'old member'],
      ['background', 'new work'],
      ['visitor', 'new visitor'],
      ['member', 'new member'],
    );

    expect(serveAll(line)).toEqual([
      'old member',
      'new member',
      'new visitor',
      'old visitor',
      'old work',
      'new work',
    ]);
  });

  it('pushes out the oldest visitor where too many wait', () => {
    const line = createLine(['visitor', '1'], ['visitor', '2'], ['visitor', '3']);

    expect(line.add('visitor', '4')).toBe('1');
    expect(serveAll(line)).toEqual(['4', '3', '2']);
  });

  it.each(['member', 'background'] as const)('turns away a new %s where too many wait', (urgency) => {
    const line = createLine([urgency, '1'], [urgency, '2'], [urgency, '3']);

    expect(line.add(urgency, '4')).toBe('4');
    expect(serveAll(line)).toEqual(['1', '2', '3']);
  });

  it('counts those who wait by urgency', () => {
    const line = createLine(['visitor', '1'], ['visitor', '2'], ['member', '3']);

    expect([line.count('visitor'), line.count('member'), line.count('background')]).toEqual([2, 1, 0]);
    expect(line.size()).toBe(3);
  });

  it('takes out whoever was first, though others have come since', () => {
    const line = createLine(['visitor', '1'], ['visitor', '2']);
    const first = line.first();
    line.add('visitor', '3');

    if (first !== undefined) line.remove(first);

    expect(serveAll(line)).toEqual(['3', '1']);
  });

  it('does not mind somebody who is no longer there', () => {
    const line = createLine(['visitor', '1'], ['visitor', '2'], ['visitor', '3']);
    const gone = { urgency: 'visitor', item: '1' } as const;

    line.remove(gone);

    expect(line.size()).toBe(3);
  });

  it('gives back everybody when it is emptied', () => {
    const line = createLine(['background', '1'], ['visitor', '2'], ['member', '3']);

    expect(line.clear()).toEqual(['3', '2', '1']);
    expect(line.size()).toBe(0);
    expect(line.first()).toBeUndefined();
  });
});
