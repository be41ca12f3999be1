import { describe, expect, test } from 'vitest';
import { isSteadyClass, isSteadyName } from './steady-names.ts';
import { toSmallPage } from './testing/small-page.ts';
import { toAlikeSelector, toSelector } from './to-selector.ts';

function find(markup: string): string {
  const page = toSmallPage(markup);
  const { selector, count } = toSelector(page.me, (candidate) => page.select(candidate).length);
  expect(count).toBe(1);
  expect(page.select(selector)).toEqual([page.me]);
  return selector;
}

const card = (inner: string, attributes = 'class="card"') => `<li ${attributes}>${inner}</li>`;
const title = (me = '') => `<span class="card-title" ${me}></span>`;

describe('an element is named by what a person gave it', () => {
  test.each([
    ['a steady id', '<body><p id="announcement" class="bar" me></p></body>', '#announcement'],
    [
      'a hook for tests',
      '<body><div><p data-testid="promo" class="x1y2z3" me></p><p></p></div></body>',
      '[data-testid="promo"]',
    ],
    [
      'a product’s handle',
      '<body><li data-product-handle="tent" me></li><li data-product-handle="pack"></li></body>',
      '[data-product-handle="tent"]',
    ],
    [
      'a class that means something',
      '<body><section class="hero"><h2 class="css-1x2y3z hero__title" me></h2><h2></h2></section></body>',
      '.hero__title',
    ],
    [
      'what stands around it, though it is the only one on this page',
      '<body><main id="content"><section class="hero"><div class="wrap"><h1 me></h1></div></section></main></body>',
      '.hero h1',
    ],
    [
      'what stands around it',
      '<body><section class="hero"><h1 me></h1></section><section class="about"><h1></h1></section></body>',
      '.hero h1',
    ],
    [
      'two classes where one is not enough',
      '<body><a class="button cta" me></a><a class="button"></a><b class="cta"></b></body>',
      'a.cta',
    ],
    [
      'the end of an id of Shopify',
      '<body><section id="shopify-section-template--16789012__banner"><h2 me></h2></section><h2></h2></body>',
      '[id$="__banner"] h2',
    ],
    [
      'the written part of a class of CSS modules',
      '<body><h2 class="Hero_title__3xK9a" me></h2><h2 class="Hero_lead__9aB2c"></h2></body>',
      '[class*="Hero_title__"]',
    ],
    [
      'the link of its card',
      `<body><ul class="grid-list">${card(`<a href="/products/pack">${title()}</a>`)}${card(`<a href="/products/tent">${title('me')}</a>`)}</ul></body>`,
      'a[href="/products/tent"] .card-title',
    ],
    [
      'the label of a landmark',
      '<body><nav aria-label="Shop"><a></a></nav><nav aria-label="You" me></nav></body>',
      'nav[aria-label="You"]',
    ],
    [
      'a field’s name',
      '<body><form><input name="email" me/><input name="name"/></form></body>',
      'input[name="email"]',
    ],
  ])('%s', (_, markup, selector) => {
    expect(find(markup)).toBe(selector);
  });

  test('its number among siblings only where nothing else tells it apart', () => {
    const list = `<body><ul class="values">${card('', '')}${card('', 'me')}</ul><ul>${card('', '')}${card('', '')}</ul></body>`;
    expect(find(list)).toBe('.values li:nth-of-type(2)');
  });

  test('by the whole way where that is all there is', () => {
    const nothing =
      '<body><div><div></div><div><div></div><div me></div></div></div><div><div></div><div></div></div></body>';
    expect(find(nothing)).toMatch(/nth-of-type/);
  });
});

describe('what changes with each build or visit is no name', () => {
  test.each([
    'css-1x2y3z',
    'sc-bdVaJa',
    'sc-1a2b3c4d-0',
    '_abc123',
    'jsx-2871293847',
    'svelte-1tky8bj',
    'hero-4f3a9c',
    'x1y2z3',
    'bdVaJaQx',
    'template--16789012',
    ':r1:',
    'radix-12',
    'ember482',
    'b7k2m9q',
    'xkcdfgh',
  ])('%s', (name) => {
    expect(isSteadyName(name)).toBe(false);
  });

  test.each([
    'mt-4',
    '-mx-2',
    'md:flex',
    'w-1/2',
    'text-gray-500',
    'flex',
    'items-center',
    'is-open',
    'active',
    'lazyloaded',
    'swiper-slide-active',
    'bg-[#fff]',
    'hidden',
  ])('%s', (name) => {
    expect(isSteadyClass(name)).toBe(false);
  });

  test.each([
    'hero',
    'hero__title',
    'product-card--sale',
    'announcement-bar',
    'btn',
    'h2',
    'col2',
    'site-header',
    'cardTitle',
    'js-add-to-cart',
    'MainNav',
    'step-3',
  ])('%s is one', (name) => {
    expect(isSteadyClass(name)).toBe(true);
  });
});

describe('after the shop has changed a little, the selector still finds the same element', () => {
  const product = (hash: string, more = '', wrap = ['', '']) =>
    `<main id="content">${more}${wrap[0]}<section class="css-${hash} hero"><h1 class="sc-${hash} hero__title mt-4" me></h1><p class="css-${hash}"></p></section>${wrap[1]}<section class="faq"><h1 class="mt-4"></h1></section></main>`;
  const tailwind = (classes: string, wrap = ['', '']) =>
    `<main><div class="flex ${classes}">${wrap[0]}<h2 class="text-xl ${classes}" me></h2><a class="mt-2" href="/sale"></a>${wrap[1]}</div><footer><h2 class="text-xl"></h2></footer></main>`;
  const item = (handle: string, me = '') =>
    `<li class="grid__item"><a href="/products/${handle}"><h3 class="card__heading" ${me}></h3></a></li>`;
  const list = (...items: readonly string[]) => `<ul class="product-grid">${items.join('')}</ul>`;
  const section = (number: string, more = '') =>
    `<div id="shopify-section-template--${number}__promo" class="shopify-section">${more}<div class="page-width"><p me></p></div></div><p></p>`;

  test.each([
    ['a class hash', product('1x2y3z'), product('9q8w7e')],
    ['a sibling before', product('1x2y3z'), product('1x2y3z', '<section class="news"><h1></h1></section>')],
    ['a wrapper', product('1x2y3z'), product('1x2y3z', '', ['<div class="wrapper">', '</div>'])],
    ['other utilities', tailwind('p-4 md:p-8'), tailwind('p-6 gap-2')],
    ['a wrapper among utilities', tailwind('p-4'), tailwind('p-4', ['<div class="grid">', '</div>'])],
    [
      'another order of products',
      list(item('tent'), item('pack', 'me')),
      list(item('pack', 'me'), item('tent')),
    ],
    [
      'a product more',
      list(item('tent'), item('pack', 'me')),
      list(item('axe'), item('tent'), item('pack', 'me')),
    ],
    ['the number of a template', section('16789012'), section('17890123')],
    ['an element more in a section', section('16789012'), section('16789012', '<h2></h2>')],
    [
      'the order of attributes',
      '<p data-section="promo" class="lead" title="x" me></p><p class="lead"></p>',
      '<p title="x" class="lead" data-section="promo" me></p><p class="lead"></p>',
    ],
    ['a state', '<nav class="menu is-open" me></nav><nav></nav>', '<nav class="menu" me></nav><nav></nav>'],
    [
      'the hash of CSS modules',
      '<b class="Hero_title__3xK9a" me></b><b></b>',
      '<b class="Hero_title__8Zq1w" me></b><b></b>',
    ],
  ])('%s', (_, before, after) => {
    const selector = find(`<body>${before}</body>`);
    const page = toSmallPage(`<body>${after}</body>`);
    expect({ selector, found: page.select(selector) }).toEqual({ selector, found: [page.me] });
  });
});

describe('what is like an element', () => {
  const alike = (markup: string) => {
    const page = toSmallPage(markup);
    return toAlikeSelector(page.me, (candidate) => page.select(candidate).length);
  };

  test('has its class, or stands as it does in the same list', () => {
    const cards = Array.from({ length: 12 }, (_, at) => card(title(at === 3 ? 'me' : ''))).join('');
    expect(alike(`<body><ul>${cards}</ul></body>`)).toEqual({ selector: '.card-title', count: 12 });
    const plain = `<body><ul class="values"><li><h3></h3></li><li><h3 me></h3></li></ul><h3></h3></body>`;
    expect(alike(plain)).toEqual({ selector: '.values h3', count: 2 });
  });

  test('is nothing where there is one alone', () => {
    expect(alike('<body><h1 class="title" me></h1><p></p></body>')).toBeUndefined();
  });
});
