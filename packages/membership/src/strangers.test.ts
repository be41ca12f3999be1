import { describe, expect, it } from 'vitest';
import { createStrangers } from './strangers.ts';
import { createResolverWorld } from './testing/resolver-world.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

function createWorld() {
  const { clock, source, ask: askAs, begin } = createResolverWorld();
  source.people.clear();
  let made = 0;
  const ask = (token: string, asker?: string) => askAs(token, ['VIP'], asker === undefined ? {} : { asker });
  const makeUp = (asker: string) => {
    made += 1;
    return ask(`made-up-${made}`, asker);
  };
  const beginMakingUp = (asker: string) => {
    made += 1;
    return begin(`made-up-${made}`, ['VIP'], { asker });
  };
  const join = (token: string) => source.people.set(`${token}.McN66`, 'P-ada');
  return { clock, source, ask, makeUp, beginMakingUp, join };
}

const refused = {
  identity: 'unreachable',
  retryAfterMs: 10_000,
  failure: { reason: 'throttled', retryAfterMs: 10_000 },
};

describe('made-up tokens', () => {
  it('from one address soon cost nothing more, and others do not notice', async () => {
    const { source, ask, makeUp, join } = createWorld();
    for (let token = 0; token < 500; token += 1) await makeUp('mallory');
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(30);
    expect(await makeUp('mallory')).toEqual(refused);
    join('ada');
    expect(await ask('ada', 'home of ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
  });

  it('sent all at once are no better off', async () => {
    const { clock, source, beginMakingUp } = createWorld();
    source.latencyMs = 500;
    const asking = Array.from({ length: 500 }, () => beginMakingUp('mallory'));
    await clock.advance(3000);
    await Promise.all(asking);
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(60);
  });

  it('from thousands of addresses leave most of what Klaviyo allows', async () => {
    const { clock, source, beginMakingUp } = createWorld();
    source.latencyMs = 500;
    for (let second = 0; second < 60; second += 1) {
      const asking = Array.from({ length: 100 }, (_, host) => beginMakingUp(`host ${second}.${host}`));
      await clock.advance(1000);
      await Promise.all(asking);
    }
    expect(source.calls.filter((call) => call.startsWith('identify')).length).toBeLessThan(350);
    expect(source.calls.filter((call) => call.startsWith('holder')).length).toBeLessThan(350);
  });

  it('never keep a member from asking, nor somebody who is known from being read again', async () => {
    const { clock, source, ask, makeUp, join } = createWorld();
    join('ada');
    await ask('ada', 'home of ada');
    await clock.advance(24 * 3_600_000);
    for (let host = 0; host < 500; host += 1) await makeUp(`host ${host}`);
    expect(await makeUp('somebody new')).toEqual(refused);
    source.calls.length = 0;
    expect(await ask('ada', 'home of ada')).toMatchObject({ identity: 'identified' });
    expect(source.calls).not.toEqual([]);
    join('bea');
    expect(await ask('bea')).toMatchObject({ identity: 'identified' });
  });

  it('never keep somebody who is known, and was merged, from being found again', async () => {
    const { clock, source, ask, makeUp, join } = createWorld();
    join('ada');
    await ask('ada', 'home of ada');
    await clock.advance(24 * 3_600_000);
    for (let host = 0; host < 500; host += 1) await makeUp(`host ${host}`);
    source.vanished.add('P-ada');
    source.people.set('ada.McN66', 'P-survivor');

    expect(await ask('ada', 'home of ada')).toMatchObject({ subject: 'subject of P-survivor' });
  });

  it('are forgotten after a minute, whatever the clock does', async () => {
    const { clock, makeUp } = createWorld();
    for (let host = 0; host < 500; host += 1) await makeUp(`host ${host}`);
    await clock.advance(60_000);
    expect(await makeUp('somebody new')).toMatchObject({ identity: 'unidentified' });
  });
});

describe('admission', () => {
  it('is given back where the cache cannot be asked', async () => {
    const { clock, createProcess } = createResolverWorld({}, (cache) => ({
      ...cache,
      findAbsent: () => Promise.reject(new Error('down')),
    }));
    const strangers = createStrangers(clock);
    const { ask } = createProcess('process 2', { strangers });
    const asking = Array.from({ length: 100 }, (_, token) =>
      ask(`zed-${token}`, ['VIP'], { asker: 'office' }),
    );
    await Promise.allSettled(asking);

    expect(strangers.admit('office')).toMatchObject({ admitted: true, crowded: false });
  });

  it('counts nobody twice, and no one while the source does not answer', () => {
    const strangers = createStrangers(createVirtualClock());
    for (let time = 0; time < 1000; time += 1) {
      const admission = strangers.admit('office');
      if (admission.admitted) admission.settle(time % 2 === 0 ? 'known' : undefined);
    }
    expect(strangers.admit('office').admitted).toBe(true);
  });

  it('does not hold the future against anybody when a clock is set back', () => {
    let now = 10_000_000;
    const strangers = createStrangers({ now: () => now, after: () => () => undefined });
    for (let host = 0; host < 300; host += 1) {
      const admission = strangers.admit(`host ${host}`);
      if (admission.admitted) admission.settle('nobody');
    }
    expect(strangers.admit('new').admitted).toBe(false);
    now -= 3_600_000;
    expect(strangers.admit('new').admitted).toBe(true);
  });
});
