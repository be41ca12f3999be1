import type { ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { pageKinds } from '../pages/kinds.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What may come instead of the script. */
const faults: Readonly<Record<string, (response: ServerResponse, script: string) => void>> = {
  'is not found': (response) => void response.writeHead(404).end(),
  'is answered with 503 and HTML': (response) =>
    void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
  'is empty': (response) => void response.end(),
  'is cut off in the middle': (response, script) => void response.end(script.slice(0, script.length / 2)),
  'is cut off within its configuration': (response, script) => void response.end(script.slice(0, -20)),
  'breaks off': (response, script) => {
    response.writeHead(200, { 'content-length': script.length });
    response.write(script.slice(0, 1000), () => response.destroy());
  },
  'is HTML': (response) => void response.end('<!doctype html><title>Welcome to the hotel</title>'),
};

/** A script that is none is told of by the browser, which nobody can keep from it. */
const syntax = /exception: (Unexpected|Invalid|missing|Unterminated)/;

const cases = pageKinds.flatMap((kind) =>
  Object.entries(faults).map(([fault, send]) => ({ name: kind.name, fault, kind, send })),
);

test.each(cases)('$name is as it was when the script $fault', async ({ kind, send }) => {
  await using shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  shop.sendScript = send;
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => findPaintedTexts(page)).toEqual(['Original']);
  await expectHealthy(page, visitor, syntax);
  expect(shop.facet.who).toEqual([]);
});

test.each(pageKinds)('$name shows the variation again once the script is back', async (kind) => {
  await using shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  shop.sendScript = (response) => void response.writeHead(503).end();
  await page.goto(`${shop.origin}/other`);
  expect(await page.textContent('#headline')).toBe('Original');

  shop.sendScript = undefined;
  await page.goto(`${shop.origin}/other`);

  await page.getByText('Welcome back').waitFor();
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  expect(shop.facet.who).toHaveLength(1);
});
