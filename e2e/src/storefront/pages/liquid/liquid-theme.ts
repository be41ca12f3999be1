import { basics, countScript, type PageKind, toDocument } from '../page-kind.ts';

const cards = [
  ['Rope', '40'],
  ['Tent', '290'],
]
  .map(([title, price]) => `<product-card data-title="${title}" data-price="${price}"></product-card>`)
  .join('');

/** A theme as Shopify's are: sections, web components in the light DOM, a cart drawer, inline code before all else. */
export const liquidTheme: PageKind = {
  name: 'a Liquid theme',
  toHtml: (_url, head) =>
    toDocument(
      `<script>window.Shopify={shop:'shop.myshopify.com',theme:{name:'Dawn'},routes:{root:'/'},
customerPrivacy:{userCanBeTracked:()=>!/_tracking_consent=no/.test(document.cookie)}}</script>
${head}<script defer src="/count.js"></script><script defer src="/theme.js"></script>`,
      `<div id="shopify-section-header" class="shopify-section"><header><a href="/">Shop</a></header></div>
<main><div id="shopify-section-template--1__hero" class="shopify-section"><section class="banner">${basics}</section></div>
<div id="shopify-section-template--1__grid" class="shopify-section"><div class="grid">${cards}</div></div></main>
<cart-drawer></cart-drawer>`,
    ),
  scripts: { '/count.js': countScript, '/theme.js': new URL('./theme.ts', import.meta.url) },
  answer: ({ method }, response, { pathname }) => {
    if (method === 'POST' && pathname === '/cart/add.js') {
      const drawer = '<h2 class="drawer__heading">Your cart</h2><p class="drawer__count">1 thing</p>';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items: [{ quantity: 1 }], sections: { 'cart-drawer': drawer } }));
      return true;
    }
    if (pathname.startsWith('/discount/')) {
      const code = pathname.slice('/discount/'.length);
      response.writeHead(302, { location: '/', 'set-cookie': `discount_code=${code}; Path=/` }).end();
      return true;
    }
    return false;
  },
};
