import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKlaviyo, createAgent, createFacetApi } from '@facet/dev';
import { createServer, defaultConfig } from '@facet/server';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { dumpTables } from '../database-dump.ts';
import { forkWorld } from '../fork-world.ts';
import { searchFolder, searchSecrets, toNeedle } from '../secrets-search.ts';
import { openSimulatedKlaviyo } from '../simulated-klaviyo.ts';

/** Addresses, headers and bodies of everything that Facet answered to this browser. */
function recordAnswers(context: BrowserContext, facetUrl: string): () => Promise<readonly string[]> {
  const answers: Promise<string>[] = [];
  context.on('response', (response) => {
    if (new URL(response.url()).origin !== facetUrl) return;
    const read = async (): Promise<string> => {
      const headers = JSON.stringify(await response.allHeaders());
      const body = await response.text().catch(() => '');
      return `${response.request().method()} ${new URL(response.url()).pathname}\n${headers}\n${body}`;
    };
    answers.push(read());
  });
  return () => Promise.all(answers);
}

/** The rows that a stopped installation left in its folder. */
async function readTables(dataDirectory: string): ReturnType<typeof dumpTables> {
  await using server = await createServer({ ...defaultConfig, port: 0, dataDirectory, logLevel: 'silent' });
  return await dumpTables(server);
}

test('the search for secrets finds them in every spelling, so that finding nothing means something', () => {
  const needle = toNeedle('a token', 'abc=.NRDL01"x');

  for (const hay of [
    'x abc=.NRDL01"x',
    'abc%3D.NRDL01%22x',
    Buffer.from('abc=.NRDL01"x').toString('base64'),
    String.raw`abc=.NRDL01\"x`,
  ]) {
    expect(searchSecrets('here', hay, [needle])).toEqual(['a token in here']);
  }
  expect(searchSecrets('here', 'abc=.NRDL02', [needle])).toEqual([]);
});

test('after a full run no e-mail address, name, phone number, exchange id or token is anywhere in Facet', {
  timeout: 240_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'facet-privacy-'));
  await using browser = await launchBrowser();
  await using world = await forkWorld(dataDir);
  const klaviyo = openSimulatedKlaviyo(world.klaviyoUrl);
  const answers: string[] = [];

  // People with names that occur nowhere else, in and out of segments.
  for (const [index, segments] of [['VpX7kd'], ['WbQ2rt'], [], ['VpX7kd', 'WbQ2rt']].entries()) {
    await klaviyo.createPerson({
      firstName: `Quillonarthex${index}`,
      lastName: `Brömserberg-${index}`,
      email: `quillonarthex.${index}+shop@people.example`,
      phone: `+47900123${index}0`,
      segments,
    });
  }

  // Everybody clicks a link and looks around; one logs in; one link is clicked while Klaviyo is down, one is expired.
  const people = await klaviyo.listPeople();
  const visit = async (id: string, path: string): Promise<void> => {
    await using visitor = await newVisitor(browser);
    const readAnswers = recordAnswers(visitor.context, world.facetUrl);
    const link = await klaviyo.sendEmail(id, path);
    if (id === expired) await klaviyo.post(`/people/${id}/tokens/expire`, {});
    const page = await visitor.open(link);
    await page.waitForLoadState('networkidle');
    await page.goto(`${world.shopUrl}/cart`);
    await page.waitForLoadState('networkidle');
    answers.push(...(await readAnswers()));
  };
  const [unlucky = '', expired = '', ...others] = people;
  const left = [expired, ...others].entries();
  const visitAll = async (): Promise<void> => {
    for (const [index, id] of left) await visit(id, index % 2 === 0 ? '/' : '/collections/all');
  };
  await Promise.all(Array.from({ length: 4 }, visitAll));
  await klaviyo.post('/faults', { kind: 'server_error', status: 503, operation: 'api' });
  await visit(unlucky, '/');
  await klaviyo.remove('/faults');
  {
    await using visitor = await newVisitor(browser);
    const readAnswers = recordAnswers(visitor.context, world.facetUrl);
    const page = await visitor.open(`${world.shopUrl}/account`);
    await page.getByLabel('E-mail address').fill('quillonarthex.0+shop@people.example');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForFunction(() => sessionStorage.getItem('_kx') !== null);
    await page.goto(world.shopUrl);
    await page.waitForLoadState('networkidle');
    answers.push(...(await readAnswers()));
  }

  // The merchant inspects people by link, by token and with a refresh, reconnects, and pastes a private key.
  const agent = createAgent();
  const recording = {
    ask: async (...request: Parameters<typeof agent.ask>) => {
      const answer = await agent.ask(...request);
      if (answer.url.startsWith(world.facetUrl)) answers.push(answer.body);
      return answer;
    },
  };
  const api = createFacetApi(recording, world.facetUrl);
  const store = `/stores/${world.storeId}`;
  await api.call('POST', '/session', world.owner);
  for (const id of people.slice(-4)) {
    const link = await klaviyo.sendEmail(id);
    await api.call('POST', `${store}/inspect`, { input: link, refresh: true });
    await api.call('POST', `${store}/inspect`, { input: new URL(link).searchParams.get('_kx') ?? '' });
  }
  await api.call('DELETE', `${store}/klaviyo`);
  const privateKey = 'pk_d3m00n1y5f0c2b8e7a9146d3c5b0f7e2a8';
  await api.call('POST', `${store}/klaviyo/private-key`, { privateKey });
  await api.call('DELETE', `${store}/klaviyo`);
  await connectKlaviyo(api, world.storeId);
  await recording.ask(`${world.facetUrl}/integrations/klaviyo/callback?code=stolen&state=forged`);
  for (const path of ['', '/segments', '/klaviyo', '/experiences', '/audit'])
    await api.call('GET', `${store}${path}`);

  const needles = [...(await klaviyo.listSecrets()), toNeedle('the client secret', 'facet-demo-secret')];
  await world.stop();
  const log = world.output();
  const folder = join(dataDir, 'server');
  const files = await searchFolder(folder, needles);
  const tables = await readTables(folder);

  expect(needles.length).toBeGreaterThan(60);
  expect(answers.length).toBeGreaterThan(30);
  expect(log.split('\n').length).toBeGreaterThan(50);
  expect(files.bytes).toBeGreaterThan(1_000_000);
  expect(tables['exposures']?.length).toBeGreaterThan(0);
  expect(files.found).toEqual([]);
  expect(searchSecrets('the log', log, needles)).toEqual([]);
  expect(searchSecrets('the tables', JSON.stringify(tables), needles)).toEqual([]);
  expect(answers.flatMap((answer) => searchSecrets(answer.split('\n')[0] ?? '', answer, needles))).toEqual(
    [],
  );
  await rm(dataDir, { recursive: true, force: true });
});
