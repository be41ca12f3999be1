import { describe, expect, it } from 'vitest';
import { createPause } from './pause.ts';

describe('a pause', () => {
  it('begins with the third failure in a row, grows, and is over with a success', () => {
    let now = 10_000_000;
    const pause = createPause({ now: () => now, after: () => () => undefined }, () => 0.5);
    pause.failed();
    pause.failed();
    expect(pause.remainingMs()).toBe(0);
    pause.failed();
    expect(pause.remainingMs()).toBe(750);
    now += 750;
    pause.failed();
    expect(pause.remainingMs()).toBe(1500);
    pause.succeeded();
    expect(pause.remainingMs()).toBe(0);
  });

  it('does not last for an hour where the clock is set back by one', () => {
    let now = 10_000_000;
    const pause = createPause({ now: () => now, after: () => () => undefined }, () => 0.5);
    for (let failure = 0; failure < 3; failure += 1) pause.failed();
    now -= 3_600_000;
    expect(pause.remainingMs()).toBe(0);
    pause.failed();
    expect(pause.remainingMs()).toBeGreaterThan(0);
  });
});
