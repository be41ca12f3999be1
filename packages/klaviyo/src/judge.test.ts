import { describe, expect, it } from 'vitest';
import { KlaviyoError } from './klaviyo-error.ts';
import type { KlaviyoAnswer } from './message.ts';
import { readAccount } from './operations/accounts.ts';
import { readHolderInSegment } from './operations/profile-ids-for-segment.ts';
import { readResolvedToken } from './operations/resolve-token.ts';
import { readSegmentIdsForProfile } from './operations/segment-ids-for-profile.ts';
import { readSegments } from './operations/segments.ts';

const errors = { errors: [{ id: '1', code: 'x', title: 'No', detail: 'No.' }] };

function answer(status: number, body: unknown, retryAfterMs?: number): KlaviyoAnswer {
  return { operation: 'get_profiles', status, body, retryAfterMs, rateLimit: undefined };
}

function failure(read: () => unknown): KlaviyoError {
  try {
    read();
  } catch (error) {
    if (error instanceof KlaviyoError) return error;
  }
  throw new Error('It did not fail as expected.');
}

describe('an answer that is not good', () => {
  it.each([
    [401, errors, 'unauthorized'],
    [403, errors, 'unauthorized'],
    [403, undefined, 'unavailable'],
    [401, undefined, 'unavailable'],
    [404, errors, 'not_found'],
    [404, undefined, 'unavailable'],
    [400, errors, 'bad_request'],
    [410, errors, 'bad_request'],
    [500, errors, 'unavailable'],
    [503, undefined, 'unavailable'],
    [200, undefined, 'unavailable'],
    [200, { data: 'nonsense' }, 'unavailable'],
  ] as const)('with status %i and body %j is judged', (status, body, kind) => {
    expect(failure(() => readSegmentIdsForProfile(answer(status, body))).kind).toBe(kind);
  });

  it('says how long to wait: by header, else by its words, else a second, and never less', () => {
    const throttled = (detail: string) => ({ errors: [{ detail }] });
    const wait = (body: unknown, header?: number) =>
      failure(() => readSegments(answer(429, body, header))).retryAfterMs;
    expect(wait(errors, 7000)).toBe(7000);
    expect(wait(throttled('Request was throttled. Expected available in 12 seconds.'))).toBe(12_000);
    expect(wait(throttled('Request was throttled. Expected available in 0 seconds.'))).toBe(1000);
    expect(wait(throttled('Request was throttled. Expected available in 99999999999999 seconds.'))).toBe(
      3_600_000,
    );
    expect(wait(undefined, 0)).toBe(1000);
  });

  it('never shows what was asked', () => {
    const error = failure(() =>
      readResolvedToken(answer(400, { errors: [{ detail: 'secret-token.McN66' }] })),
    );
    expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('secret-token');
  });
});

describe('a token', () => {
  it('that Klaviyo refuses to filter by cannot be resolved', () => {
    expect(failure(() => readResolvedToken(answer(400, errors))).kind).toBe('unresolvable_token');
    expect(failure(() => readHolderInSegment(answer(400, errors))).kind).toBe('unresolvable_token');
  });

  it('may lead to nobody', () => {
    expect(readResolvedToken(answer(200, { data: [] }))).toBeUndefined();
    expect(readResolvedToken(answer(200, { data: [{ id: null }] }))).toBeUndefined();
    expect(readResolvedToken(answer(200, { data: [{ id: '01ABC' }] }))).toBe('01ABC');
  });
});

describe('good answers', () => {
  it('may carry more than is known', () => {
    const body = { data: [{ type: 'profile', id: 'P', links: {} }], meta: { agent_hints: {} } };
    expect(readHolderInSegment(answer(200, body))).toBe('P');
  });

  it('give the cursor of the next page only, wherever the link leads', () => {
    const page = (next: unknown) => readSegments(answer(200, { data: [], links: { next } })).nextCursor;
    expect(page('https://elsewhere.example/api/segments?page%5Bcursor%5D=abc%3D')).toBe('abc=');
    expect(page(null)).toBeUndefined();
    expect(page(undefined)).toBeUndefined();
  });

  it('name the account by its key where it has no name', () => {
    const body = { data: [{ id: 'Ab12Cd', attributes: { public_api_key: 'Ab12Cd' } }] };
    expect(readAccount(answer(200, body))).toEqual({ id: 'Ab12Cd', publicKey: 'Ab12Cd', name: 'Ab12Cd' });
  });
});
