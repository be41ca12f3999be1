import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import { liquidTheme } from './liquid/liquid-theme.ts';
import { basics, countScript, type PageKind, toDocument } from './page-kind.ts';
import { ShopApp } from './react/shop-app.ts';

/** What most tests of the script use: a page without any framework. */
export const plainPage: PageKind = {
  name: 'a plain page',
  toHtml: (_url, head) =>
    toDocument(`${head}<script defer src="/count.js"></script>`, `${basics}<a href="/other">Other</a>`),
  scripts: { '/count.js': countScript },
};

/** A single-page shop, rendered on the server and hydrated by React. */
export const reactShop: PageKind = {
  name: 'a React shop',
  toHtml: ({ pathname }, head) =>
    toDocument(
      `${head}<script defer src="/app.js"></script>`,
      `<div id="root">${renderToString(h(ShopApp, { startPath: pathname }))}</div>`,
    ),
  scripts: { '/app.js': new URL('./react/client.ts', import.meta.url) },
};

/** A page whose policy allows nothing but the shop's own files; Facet is behind a path of the shop's. */
export const strictPage: PageKind = {
  name: 'a page under a strict policy',
  headers: {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
  },
  isFirstParty: true,
  toHtml: (_url, head) =>
    toDocument(
      `<script src="/violations.js"></script>${head}<script defer src="/count.js"></script>`,
      basics,
    ),
  scripts: {
    '/count.js': countScript,
    '/violations.js': new URL('./browser/violations.ts', import.meta.url),
  },
};

/** A page with a web component that renders itself anew on a timer. */
export const tickingPage: PageKind = {
  name: 'a page that renders on a timer',
  toHtml: (_url, head) =>
    toDocument(
      `${head}<script defer src="/count.js"></script><script defer src="/ticker.js"></script>`,
      `${basics}<stock-ticker></stock-ticker>`,
    ),
  scripts: { '/count.js': countScript, '/ticker.js': new URL('./browser/ticker.ts', import.meta.url) },
};

/** A page that puts its own text back at once whenever somebody changes it. */
export const fightingPage: PageKind = {
  name: 'a page that fights',
  toHtml: (_url, head) =>
    toDocument(
      `${head}<script defer src="/count.js"></script><script defer src="/fighter.js"></script>`,
      basics,
    ),
  scripts: { '/count.js': countScript, '/fighter.js': new URL('./browser/fighter.ts', import.meta.url) },
};

/** The kinds on which a variation stays once it is shown. */
export const pageKinds: readonly PageKind[] = [plainPage, reactShop, liquidTheme, strictPage, tickingPage];
