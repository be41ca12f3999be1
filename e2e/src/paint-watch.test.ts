import { expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';
import { paintedTexts, watchPaints } from './paint-watch.ts';

/** Changes its text one frame after it was shown; the second text is hidden at first. */
const page = `<!doctype html><p id="flash">first</p><p id="hidden" style="visibility:hidden">never</p><script>
requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getElementById('flash').textContent = 'second';
  const hidden = document.getElementById('hidden');
  hidden.textContent = 'shown';
  hidden.style.visibility = 'visible';
  document.title = 'done';
}));
</script>`;

test('a text that is shown for a single frame is recorded, and one that is hidden is not', async () => {
  await using browser = await launchBrowser();
  await using visitor = await newVisitor(browser);
  await watchPaints(visitor.context, ['#flash', '#hidden']);

  const opened = await visitor.open(`data:text/html,${encodeURIComponent(page)}`);
  await expect.poll(() => opened.title()).toBe('done');

  await expect.poll(() => paintedTexts(opened, '#flash')).toEqual(['first', 'second']);
  expect(await paintedTexts(opened, '#hidden')).toEqual(['shown']);
});
