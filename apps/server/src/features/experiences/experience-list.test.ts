import {
  type ExperienceList,
  experienceListSchema,
  experienceSchema,
  experienceVisitorsSchema,
  storeSchema,
} from '@facet/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../db/testing/test-databases.ts';
import type { Server } from '../../server.ts';
import { type Send, signIn, startTestServer } from '../../testing/test-server.ts';

const names = ['Héros "d’été" 🏔️', '<b>Sale</b> & more', 'عرض الصيف', 'מבצע חורף', '100% off_', 'Summer SALE'];

describeOnEachDatabase('the list of experiences', (open) => {
  let server: Server;
  let browser: Send;
  let store: string;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    server = await startTestServer({ database: open });
    browser = await signIn(server);
    store = `/api/v1/stores/${storeSchema.parse((await browser('POST', '/api/v1/stores', { name: 'Nordlys', origins: [] })).json).id}`;
    for (const [at, name] of names.entries()) {
      const kind = at % 2 === 0 ? 'test' : 'personalization';
      const made = experienceSchema.parse(
        (await browser('POST', `${store}/experiences`, { kind, name })).json,
      );
      ids.set(name, made.id);
    }
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const list = async (query = ''): Promise<ExperienceList> =>
    experienceListSchema.parse((await browser('GET', `${store}/experiences${query}`)).json);
  const find = async (query: string) => (await list(query)).experiences.map(({ name }) => name);
  const idOf = (name: string): string => ids.get(name) ?? expect.fail(name);
  const setStatus = (id: string, status: string) =>
    browser('POST', `${store}/experiences/${id}/status`, { status });

  it('comes in pages, last changed first, each experience on one', async () => {
    const [one, two] = [await list('?size=4'), await list('?size=4&page=2')];
    expect([one.total, one.next, two.next]).toEqual([6, 2, null]);
    const all = [...one.experiences, ...two.experiences];
    expect(all.map(({ name }) => name)).toEqual(names.toReversed());
    expect(all[0]).not.toHaveProperty('definition');
    expect((await list('?page=99')).experiences).toEqual([]);
    for (const wrong of ['page=0', 'size=101', 'status=gone', 'kind=x', 'archived=maybe', 'sort=name']) {
      expect((await browser('GET', `${store}/experiences?${wrong}`)).status).toBe(400);
    }
  });

  it.each([
    ['HÉROS', names[0]],
    ['d’été 🏔️', names[0]],
    ['<B>', names[1]],
    ['الصيف', names[2]],
    ['חורף', names[3]],
    ['%', names[4]],
    ['off_', names[4]],
  ])('finds %s as it is written, letter case aside', async (search, name) => {
    expect(await find(`?search=${encodeURIComponent(search)}`)).toEqual([name]);
  });

  it('finds every word, in any order, and narrows by kind and status', async () => {
    expect(await find('?search=sale%20summer')).toEqual([names[5]]);
    expect(await find('?search=sale&kind=personalization')).toEqual([names[5], names[1]]);
    expect(await find('?status=running')).toEqual([]);
    expect((await list('?status=running')).kept).toEqual({ active: 6, archived: 0 });
  });

  it('counts whom each was shown to in the last 7 days, each visitor once', async () => {
    const id = idOf('Summer SALE');
    const day = 86_400_000;
    const unit = (unit: string, variation: string, daysAgo: number) => ({
      experience_id: id,
      variation_id: variation,
      unit,
      counted: true,
      identified: false,
      exposures: 1,
      first_at: new Date(Date.now() - daysAgo * day),
      last_at: new Date(Date.now() - daysAgo * day),
      outside_audience: 0,
    });
    await server.context.database.queryable
      .insertInto('exposure_units')
      .values([unit('ann', 'a', 1), unit('ann', 'b', 2), unit('bob', 'a', 6), unit('old', 'a', 8)])
      .execute();
    const { visitors } = experienceVisitorsSchema.parse(
      (await browser('GET', `${store}/experience-visitors?ids=${id},${idOf('100% off_')}`)).json,
    );
    expect(visitors).toEqual({ [id]: 2 });
    expect((await browser('GET', `${store}/experience-visitors?ids=`)).status).toBe(400);
  });

  describe('archiving', () => {
    const archive = (id: string, archived = true) =>
      browser('POST', `${store}/experiences/${id}/archive`, { archived });

    it('takes an experience out of the list and loses nothing of it', async () => {
      const id = idOf('100% off_');
      const before = experienceSchema.parse((await browser('GET', `${store}/experiences/${id}`)).json);
      const { archivedAt, ...kept } = experienceSchema.parse((await archive(id)).json);
      expect(archivedAt).not.toBeNull();
      expect({ ...kept, archivedAt: null }).toEqual(before);
      expect(await find('')).not.toContain('100% off_');
      expect(await find('?archived=true')).toEqual(['100% off_']);
      expect((await list()).kept).toEqual({ active: 5, archived: 1 });
      // A second time changes nothing.
      expect((await archive(id)).json).toMatchObject({ archivedAt });
      expect((await archive(id, false)).json).toEqual(before);
      expect(await find('')).toContain('100% off_');
    });

    it('is refused for what runs, and what is archived does not run', async () => {
      const id = idOf('Summer SALE');
      await setStatus(id, 'running');
      expect((await archive(id)).json).toMatchObject({ status: 409, code: 'status_not_allowed' });
      await setStatus(id, 'paused');
      expect((await archive(id)).status).toBe(200);
      expect((await setStatus(id, 'running')).json).toMatchObject({ status: 409, code: 'archived' });
      expect((await setStatus(id, 'ended')).status).toBe(200);
      expect((await archive(id, false)).json).toMatchObject({ status: 'ended', archivedAt: null });
    });

    it('keeps to the store, and asks for a body that says what is wanted', async () => {
      expect((await archive('nowhere')).status).toBe(404);
      const path = `${store}/experiences/${idOf('100% off_')}/archive`;
      expect((await browser('POST', path, {})).status).toBe(400);
    });
  });
});
