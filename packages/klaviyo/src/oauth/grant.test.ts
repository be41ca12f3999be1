import { describe, expect, it } from 'vitest';
import { toGrant } from './grant.ts';

const answer = { access_token: 'a', refresh_token: 'r', token_type: 'bearer' } as const;
const now = 1_790_000_000_000;

describe('a grant', () => {
  it('lasts as long as Klaviyo says, an hour where it does not say, and never for ever', () => {
    expect(toGrant({ ...answer, expires_in: 600 }, now).expiresAtMs).toBe(now + 600_000);
    expect(toGrant(answer, now).expiresAtMs).toBe(now + 3_600_000);
    const endless = toGrant({ ...answer, expires_in: Number.MAX_VALUE }, now);
    expect(endless.expiresAtMs).toBe(now + 86_400_000);
    expect(JSON.parse(JSON.stringify(endless))).toEqual(endless);
  });

  it('keeps what a refresh leaves out', () => {
    const earlier = toGrant({ ...answer, scope: 'profiles:read segments:read' }, now);
    const renewed = toGrant({ access_token: 'b', token_type: 'bearer' }, now + 1, earlier);
    expect(renewed).toMatchObject({ accessToken: 'b', refreshToken: 'r', scopes: earlier.scopes });
  });
});
