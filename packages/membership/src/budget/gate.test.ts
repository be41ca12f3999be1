import { describe, expect, it } from 'vitest';
import { createGateWorld } from '../testing/gate-world.ts';
import { GateClosedError } from './gate.ts';

describe('a gate', () => {
  it('lets calls pass as the second allows', async () => {
    const { clock, passed, pass } = createGateWorld();
    for (const name of ['1', '2', '3', '4', '5']) pass(name);

    await clock.advance(0);
    expect(passed).toEqual(['1', '2']);
    await clock.advance(1020);
    expect(passed).toEqual(['1', '2', '3', '4']);
    await clock.advance(1020);
    expect(passed).toEqual(['1', '2', '3', '4', '5']);
  });

  it('gives back what the call gave', async () => {
    const { clock, gate } = createGateWorld();

    const passing = gate.pass('ask', 'visitor', async () => 'answer');

    expect(await clock.finish(passing)).toBe('answer');
  });

  it('hands on what went wrong, even where the call could not be begun', async () => {
    const { clock, gate, passed, pass } = createGateWorld({
      limit: { burstPerSecond: 1, steadyPerMinute: 15 },
    });
    const late = gate.pass('ask', 'member', () => Promise.reject(new Error('late')));
    const early = gate.pass('ask', 'member', () => {
      throw new Error('early');
    });

    await expect(clock.finish(late)).rejects.toThrow('late');
    await expect(clock.finish(early)).rejects.toThrow('early');
    pass('next');
    await clock.advance(1020);
    expect(passed).toEqual(['next']);
  });

  it('lets members pass first, then the newest visitor, then what nobody waits for in order', async () => {
    const { clock, passed, pass } = createGateWorld({ limit: { burstPerSecond: 1, steadyPerMinute: 100 } });
    pass('begins');
    pass('work 1', 'background');
    pass('work 2', 'background');
    pass('visitor 1', 'visitor');
    pass('visitor 2', 'visitor');
    pass('member 1');
    pass('member 2');

    await clock.advance(20_000);

    expect(passed).toEqual(['begins', 'member 1', 'member 2', 'visitor 2', 'visitor 1', 'work 1', 'work 2']);
  });

  it('says how many calls wait', async () => {
    const { clock, gate, pass } = createGateWorld();
    expect(gate.waiting('ask')).toBe(0);
    for (const name of ['1', '2', '3', '4', '5']) pass(name);

    await clock.advance(0);

    expect(gate.waiting('ask')).toBe(3);
  });

  it('makes a call only when its turn has come', async () => {
    const { clock, gate, pass } = createGateWorld();
    pass('1');
    pass('2');
    const people = ['ada'];
    const passing = gate.pass('ask', 'member', async () => [...people]);
    await clock.advance(500);

    people.push('bob');

    expect(await clock.finish(passing)).toEqual(['ada', 'bob']);
  });
});

describe('a gate before which too many wait', () => {
  it('turns the oldest visitor away', async () => {
    const { clock, gate, passed, refused, pass } = createGateWorld({ mostWaiting: 2 });
    for (const name of ['1', '2', '3', '4', '5']) pass(name, 'visitor');

    await clock.advance(3000);

    expect(refused).toHaveLength(3);
    expect(refused.every((error) => error instanceof GateClosedError)).toBe(true);
    expect(passed).toEqual(['5', '4']);
    expect(gate.waiting('ask')).toBe(0);
  });

  it.each(['member', 'background'] as const)('turns a new %s call away', async (urgency) => {
    const { clock, passed, refused, pass } = createGateWorld({ mostWaiting: 2 });
    for (const name of ['1', '2', '3']) pass(name, urgency);

    await clock.advance(3000);

    expect(refused).toEqual([new GateClosedError(60_000)]);
    expect(passed).toEqual(['1', '2']);
  });

  it('keeps room for members however many visitors there are', async () => {
    const { clock, passed, refused, pass } = createGateWorld({ mostWaiting: 3 });
    for (let visitor = 0; visitor < 50; visitor += 1) pass(`visitor ${visitor}`, 'visitor');

    pass('member');
    await clock.advance(0);

    expect(passed[0]).toBe('member');
    expect(refused).toHaveLength(47);
  });
});

describe('a gate whose ledger cannot be asked', () => {
  it('refuses those who wait, and works again afterwards', async () => {
    const { clock, ledger, gate, passed, refused, pass } = createGateWorld();
    ledger.isDown = true;
    for (const urgency of ['member', 'visitor', 'background'] as const) pass(urgency, urgency);
    await clock.advance(0);
    expect(refused).toEqual([new Error('down'), new Error('down'), new Error('down')]);
    expect(gate.waiting('ask')).toBe(0);

    ledger.isDown = false;
    pass('next');
    await clock.advance(0);

    expect(passed).toEqual(['next']);
  });
});
