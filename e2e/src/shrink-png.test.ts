import { expect, test } from 'vitest';
import { launchBrowser, newVisitor } from './browser.ts';
import { shrinkPng } from './shrink-png.ts';

const colours = `<body style="margin:0;height:200px;background:linear-gradient(#102030,#e0a63a 60%,#ffffff)">`;

test('a shrunk picture takes fewer bytes and shows the same colours', async () => {
  await using browser = await launchBrowser();
  await using visitor = await newVisitor(browser, { width: 200, height: 200 });
  const page = await visitor.open();
  await page.setContent(colours);
  const picture = await page.screenshot();

  const small = shrinkPng(picture);
  const sources = [picture, small].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  const [before = [], after = []] = await page.evaluate(async (urls) => {
    const canvas = new OffscreenCanvas(200, 200).getContext('2d');
    const pixels: number[][] = [];
    for (const url of urls) {
      const image = new Image();
      image.src = url;
      await image.decode();
      canvas?.drawImage(image, 0, 0);
      pixels.push([...(canvas?.getImageData(100, 0, 1, 200).data ?? [])]);
    }
    return pixels;
  }, sources);

  expect(small.length).toBeLessThan(picture.length);
  expect(before.length).toBe(800);
  expect(
    Math.max(...before.map((value, index) => Math.abs(value - (after[index] ?? -999)))),
  ).toBeLessThanOrEqual(3);
});
