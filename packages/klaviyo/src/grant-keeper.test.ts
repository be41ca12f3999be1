import { describe, expect, it, vi } from 'vitest';
import { createGrantKeeper } from './grant-keeper.ts';
import { KlaviyoError } from './klaviyo-error.ts';
import type { Grant } from './oauth/grant.ts';

function createWorld() {
  const world = {
    now: 1_000_000,
    kept: undefined as Grant | undefined,
    refreshes: 0,
    failure: undefined as KlaviyoError | undefined,
    beforeAnswer: async () => {},
  };
  let queue: Promise<unknown> = Promise.resolve();
  world.kept = grant(0, world.now + 3_600_000);
  const create = () =>
    createGrantKeeper({
      store: {
        read: async () => world.kept,
        write: async (written) => {
          world.kept = written;
        },
        lock: (work) => {
          const turn = queue.then(work);
          queue = turn.catch(() => undefined);
          return turn;
        },
      },
      refresh: async () => {
        world.refreshes += 1;
        await world.beforeAnswer();
        if (world.failure !== undefined) throw world.failure;
        return grant(world.refreshes, world.now + 3_600_000);
      },
      now: () => world.now,
      random: () => 0.5,
    });
  return { world, create };
}

function grant(number: number, expiresAtMs: number): Grant {
  return { accessToken: `access-${number}`, refreshToken: 'refresh', expiresAtMs, scopes: [] };
}

describe('createGrantKeeper', () => {
  it('uses the token while it is good and renews it ahead of its end', async () => {
    const { world, create } = createWorld();
    const keeper = create();
    expect(await keeper.getAccessToken()).toBe('access-0');
    world.now += 3_600_000 - 91_000;
    expect(await keeper.getAccessToken()).toBe('access-0');
    world.now += 2000;
    expect(await keeper.getAccessToken()).toBe('access-0');
    await vi.waitFor(async () => expect(await keeper.getAccessToken()).toBe('access-1'));
    expect(world.kept?.accessToken).toBe('access-1');
  });

  it('renews once for everybody, in all processes', async () => {
    const { world, create } = createWorld();
    const keepers = [create(), create(), create()];
    world.now += 4_000_000;
    const tokens = await Promise.all(
      keepers.flatMap((keeper) => Array.from({ length: 20 }, () => keeper.getAccessToken())),
    );
    expect(new Set(tokens)).toEqual(new Set(['access-1']));
    expect(world.refreshes).toBe(1);
  });

  it('renews a token that was refused before its end, once', async () => {
    const { world, create } = createWorld();
    const keeper = create();
    const tokens = await Promise.all([keeper.getAccessToken('access-0'), keeper.getAccessToken('access-0')]);
    expect(tokens).toEqual(['access-1', 'access-1']);
    expect(world.refreshes).toBe(1);
  });

  it('reads again what is kept when the grant is refused, since somebody else may have renewed it', async () => {
    const { world, create } = createWorld();
    world.now += 4_000_000;
    world.failure = new KlaviyoError('invalid_grant', 'token', 400);
    world.beforeAnswer = async () => {
      world.kept = { ...grant(7, world.now + 3_600_000), refreshToken: 'another' };
    };
    expect(await create().getAccessToken()).toBe('access-7');
  });

  it('says so when the grant is over', async () => {
    const { world, create } = createWorld();
    world.now += 4_000_000;
    world.failure = new KlaviyoError('invalid_grant', 'token', 400);
    await expect(create().getAccessToken()).rejects.toMatchObject({ kind: 'invalid_grant' });
    world.kept = undefined;
    await expect(create().getAccessToken()).rejects.toMatchObject({ kind: 'invalid_grant' });
  });

  it('goes on with the old token while that is good and renewing fails, without trying at every call', async () => {
    const { world, create } = createWorld();
    const keeper = create();
    world.now += 3_600_000 - 60_000;
    world.failure = new KlaviyoError('unavailable', 'token', 503);
    for (let call = 0; call < 10; call += 1) expect(await keeper.getAccessToken()).toBe('access-0');
    expect(world.refreshes).toBe(1);
    world.now += 61_000;
    await expect(keeper.getAccessToken()).rejects.toMatchObject({ kind: 'unavailable' });
    world.failure = undefined;
    expect(await keeper.getAccessToken()).toBe('access-3');
  });

  it('serves the old token also where a process has only just started and another one is at the next', async () => {
    const { world, create } = createWorld();
    const answer = Promise.withResolvers<void>();
    world.beforeAnswer = () => answer.promise;
    world.now += 3_600_000 - 60_000;
    await create().getAccessToken();
    const keeper = create();
    expect(await keeper.getAccessToken()).toBe('access-0');
    answer.resolve();
    await vi.waitFor(async () => expect(await keeper.getAccessToken()).toBe('access-1'));
    expect(world.refreshes).toBe(1);
  });

  it('does not ask again for a grant that is over, until somebody may have signed in again', async () => {
    const { world, create } = createWorld();
    const keeper = create();
    world.now += 4_000_000;
    world.failure = new KlaviyoError('invalid_grant', 'token', 400);
    const fail = () => expect(keeper.getAccessToken()).rejects.toMatchObject({ kind: 'invalid_grant' });
    for (let call = 0; call < 10; call += 1) await fail();
    expect(world.refreshes).toBe(1);
    world.now += 3_600_000;
    await fail();
    expect(world.refreshes).toBe(2);
  });

  it('waits as long as Klaviyo says where it has no token left', async () => {
    const { world, create } = createWorld();
    const keeper = create();
    world.now += 4_000_000;
    world.failure = new KlaviyoError('throttled', 'token', 429, 60_000);
    for (let call = 0; call < 10; call += 1) {
      await expect(keeper.getAccessToken()).rejects.toMatchObject({ kind: 'throttled' });
    }
    expect(world.refreshes).toBe(1);
    world.failure = undefined;
    world.now += 60_000;
    expect(await keeper.getAccessToken()).toBe('access-2');
  });
});
