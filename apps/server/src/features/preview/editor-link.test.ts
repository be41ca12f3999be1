import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditPageSchema, type EditorLink, editorLinkSchema, type PreviewAnswer } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Server } from '../../server.ts';
import { type Answer, createBrowser, type Send, signIn, startTestServer } from '../../testing/test-server.ts';
import { unseal } from '../../testing/unseal.ts';

const origin = 'https://shop.example';
const hourMs = 3_600_000;

describe('a link to the visual editor', () => {
  let directory: string;
  let server: Server;
  let browser: Send;
  let shop: Send;
  let storeId: string;
  let publicKey: string;
  let experienceId: string;
  let now = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-editor-'));
    server = await startTestServer({ ports: { runtimeDirectory: directory, now: () => now } });
    shop = createBrowser(server);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 24);
    browser = await signIn(server);
    const { context } = server;
    const store = await context.stores.create({ name: 'Nordlys', origins: [origin] }, null);
    ({ id: storeId, publicKey } = store);
    const created = await context.experiences.create(storeId, { kind: 'test', name: 'Secret plan' }, null);
    experienceId = created.id;
  });

  const ask = (body: object, of = experienceId): Promise<Answer> =>
    browser('POST', `/api/v1/stores/${storeId}/experiences/${of}/editor-links`, body);
  const link = async (): Promise<EditorLink & { readonly token: string }> => {
    const answer = await ask({ variation: 'unsaved', page: '/sale?q=1' });
    expect(answer.status).toBe(201);
    const made = editorLinkSchema.parse(answer.json);
    return { ...made, token: new URL(made.url).searchParams.get('facet_preview') ?? '' };
  };
  const open = (token: string): Promise<Answer> =>
    shop('POST', `/s/${publicKey}/preview`, JSON.stringify({ token }), {
      'content-type': 'text/plain',
      origin,
    });

  it('opens a page of the store for one variation, which may not be saved yet, for some hours', async () => {
    const { url, token, session, adminOrigin, expiresAt } = await link();
    expect(url).toBe(`${origin}/sale?q=1&facet_preview=${token}`);
    expect(adminOrigin).toBe(new URL(server.url).origin);
    expect(expiresAt).toBe(new Date(now + 8 * hourMs).toISOString());

    const answer = await open(token);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seal says that the server made it
    const { edit, configuration } = unseal(answer.json) as PreviewAnswer;
    expect(edit).toEqual({ session, experience: experienceId, variation: 'unsaved', adminOrigin });
    expect(configuration).toMatchObject({ store: publicKey, experiences: [] });
    expect((await link()).session).not.toBe(session);
    now += 8 * hourMs;
    expect((await open(token)).json).toMatchObject({ code: 'preview_over' });
  });

  it('tells whoever holds it nothing of the experience', async () => {
    const { token } = await link();
    const { text } = await open(token);
    expect(text).not.toContain('Secret plan');
    expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).not.toContain('Secret plan');
  });

  it('is over with the experience, and there is none to what has ended', async () => {
    const { token } = await link();
    const { experiences } = server.context;
    await experiences.changeStatus(storeId, experienceId, { status: 'running' }, null);
    expect((await open(token)).status).toBe(200);
    await experiences.changeStatus(storeId, experienceId, { status: 'ended' }, null);
    expect((await open(token)).json).toMatchObject({ code: 'preview_over' });
    expect((await ask({ variation: 'b', page: '/' })).json).toMatchObject({ code: 'status_not_allowed' });
  });

  it('leads to no other page than the store’s, and to no experience that there is not', async () => {
    expect((await ask({ variation: 'b', page: 'https://evil.example/' })).json).toMatchObject({
      code: 'invalid_body',
      problems: [{ path: 'page' }],
    });
    expect((await ask({ variation: '', page: '/' })).json).toMatchObject({ code: 'invalid_body' });
    expect((await ask({ variation: 'b', page: '/' }, 'nothing')).json).toMatchObject({ code: 'not_found' });
  });

  it('is made for editors alone, who are written down without the link', async () => {
    const { token, session } = await link();
    const page = auditPageSchema.parse((await browser('GET', `/api/v1/stores/${storeId}/audit`)).json);
    expect(page.entries[0]).toMatchObject({
      action: 'experience.editor_link_created',
      target: experienceId,
      after: { page: `${origin}/sale` },
    });
    const written = JSON.stringify(page.entries);
    expect(written).not.toContain(token);
    expect(written).not.toContain(session);
    await server.context.database.queryable.updateTable('members').set({ role: 'viewer' }).execute();
    expect((await ask({ variation: 'b', page: '/' })).json).toMatchObject({ code: 'forbidden' });
    await server.context.database.queryable.updateTable('members').set({ role: 'owner' }).execute();
  });

  it('loads a script of its own, which any page may read', async () => {
    const load = () => shop('GET', `/s/${publicKey}/editor.js`, undefined, { origin: null });
    expect((await load()).status).toBe(404);
    await writeFile(join(directory, 'editor.js'), 'editor()');
    const answer = await load();
    expect([answer.status, answer.text]).toEqual([200, 'editor()']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('keeps the window that opened it, which no other site can be', async () => {
    const answer = await browser('GET', '/');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
  });
});
