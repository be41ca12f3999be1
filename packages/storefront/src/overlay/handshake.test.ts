import { afterEach, expect, type Mock, test, vi } from 'vitest';
import { toSealed } from '../sealed.ts';
import { shakeHands } from './handshake.ts';
import { createAnswer } from './testing/previews.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answerWith(status: number, body: string): Mock<() => Promise<Response>> {
  const fetching = vi.fn<() => Promise<Response>>(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', fetching);
  vi.stubGlobal('location', { search: '' });
  return fetching;
}

test('a token that holds brings what the page needs; it goes in the body and not in an address', async () => {
  const answer = createAnswer();
  const fetching = answerWith(200, toSealed(answer));

  expect(await shakeHands('https://facet.example/s/shop', 'x.y')).toEqual({ ok: true, answer });
  expect(fetching).toHaveBeenCalledExactlyOnceWith(
    'https://facet.example/s/shop/preview',
    expect.objectContaining({ method: 'POST', body: '{"token":"x.y"}' }),
  );
});

test.each([
  [400, '{"code":"invalid_body"}', /does not work here/],
  [403, '{"code":"preview_over"}', /is over.*Ask for a new link/],
  [403, '{"code":"preview_wrong"}', /does not work here.*Copy the link again/],
  [403, '{"code":"foreign_origin"}', /does not work here/],
  [404, 'nothing', /does not work here/],
  [429, '{"code":"rate_limited"}', /did not answer in time/],
  [503, '<html>', /did not answer in time/],
  [200, '<html>Sign in to the hotel’s network</html>', /did not answer in time/],
  [200, '{"configuration":{}}', /did not answer in time/],
])('an answer of %s and %s leaves the shop as it is and says why', async (status, body, why) => {
  answerWith(status, body);

  expect(await shakeHands('https://facet.example/s/shop', 'x.y')).toEqual({
    ok: false,
    why: expect.stringMatching(why),
    isFinal: [400, 403, 404].includes(status),
  });
});

test('a server that says nothing is not waited for longer than three seconds', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('fetch', (_url: string, { signal }: { readonly signal: AbortSignal }) => {
    const { promise, reject } = Promise.withResolvers<Response>();
    signal.addEventListener('abort', () => reject(new Error('aborted')));
    return promise;
  });

  const shaking = shakeHands('https://facet.example/s/shop', 'x.y');
  await vi.advanceTimersByTimeAsync(3000);

  expect(await shaking).toEqual({
    ok: false,
    why: expect.stringContaining('did not answer in time'),
    isFinal: false,
  });
});
