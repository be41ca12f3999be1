import { expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';

test('a visitor opens pages with an ordinary user agent and records what goes wrong in them', async () => {
  await using browser = await launchBrowser();
  await using visitor = await newVisitor(browser, { width: 390, height: 844 });
  const page = await visitor.open(
    'data:text/html,<script>console.error("oh no"); throw new Error("broken")</script>',
  );

  expect(await page.evaluate(() => [navigator.userAgent.includes('Headless'), window.innerWidth])).toEqual([
    false,
    390,
  ]);
  expect(visitor.errors).toEqual([expect.stringContaining('oh no'), 'exception: broken']);
});
