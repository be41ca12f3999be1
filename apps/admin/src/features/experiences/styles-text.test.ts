import { expect, test } from 'vitest';
import { readStyles, toStylesText } from './styles-text.ts';

test('declarations come back from the text they are shown as', () => {
  const styles = { 'background-color': '#fff', '--Brand': 'red', width: 'calc(100% - 2px)' };
  expect(readStyles(toStylesText(styles))).toEqual({ styles, wrong: [] });
});

test('an address in a value keeps its colon', () => {
  expect(readStyles('background: url(https://shop.example/a.png)').styles).toEqual({
    background: 'url(https://shop.example/a.png)',
  });
});

test('lines that declare nothing are named', () => {
  expect(readStyles('color\ncolor:\n: red\n.hero { color: red }').wrong).toEqual([
    'color',
    'color:',
    ': red',
    '.hero { color: red }',
  ]);
});
