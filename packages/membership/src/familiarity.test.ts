import { describe, expect, it } from 'vitest';
import { createFamiliarity } from './familiarity.ts';

describe('familiarity', () => {
  it('begins with nobody known', () => {
    expect(createFamiliarity().share()).toBe(0);
  });

  it('follows whom the last few dozen tokens led to', () => {
    const familiarity = createFamiliarity();
    for (let token = 0; token < 60; token += 1) familiarity.note(true);
    expect(familiarity.share()).toBeGreaterThan(0.9);

    for (let token = 0; token < 60; token += 1) familiarity.note(false);

    expect(familiarity.share()).toBeLessThan(0.1);
  });

  it('is not turned by a single token', () => {
    const familiarity = createFamiliarity();

    familiarity.note(true);

    expect(familiarity.share()).toBeLessThan(0.1);
  });
});
