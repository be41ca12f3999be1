import { expect, test } from 'vitest';
import { html, renderHtml } from './html.ts';

test('text is escaped in content and in attributes', () => {
  const name = `<img src=x onerror="alert('1')"> & co`;

  expect(renderHtml(html`<p title="${name}">${name}</p>`)).not.toMatch(/<img|onerror="|'1'/);
  expect(renderHtml(html`<p>${'a & b'}</p>`)).toBe('<p>a &#38; b</p>');
});

test('markup within markup stays markup, alone and in lists', () => {
  const rows = [html`<li>${'<1>'}</li>`, html`<li>${2}</li>`];

  expect(renderHtml(html`<ul>${rows}${undefined}</ul>`)).toBe('<ul><li>&#60;1&#62;</li><li>2</li></ul>');
});
