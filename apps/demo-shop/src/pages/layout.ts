import { type Html, html } from '../html.ts';

/** What every page needs to know about this visit and this shop. */
export type Frame = {
  /** Facet's script, first in the head. */
  readonly scriptUrl: string | undefined;
  /** Klaviyo's onsite script. */
  readonly klaviyoScriptUrl: string | undefined;
  readonly styleUrl: string;
  readonly shopScriptUrl: string;
  readonly consentBanner: boolean;
  readonly itemCount: number;
  readonly customer: { readonly email: string; readonly name: string } | undefined;
};

/** One whole page of the shop. */
export function layout(frame: Frame, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${frame.scriptUrl === undefined ? undefined : html`<script src="${frame.scriptUrl}"></script>`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Nordlys Outdoor</title>
<meta name="description" content="Things that last, for days outside.">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${frame.styleUrl}">
${
  frame.klaviyoScriptUrl === undefined
    ? undefined
    : html`<script id="klaviyo-script" async src="${frame.klaviyoScriptUrl}"></script>`
}
<script defer src="${frame.shopScriptUrl}"></script>
${frame.customer === undefined ? undefined : html`<meta name="customer-email" content="${frame.customer.email}">`}
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<aside aria-label="Announcement"><p id="announcement">Free shipping in the EU from €75</p></aside>
${header(frame)}
<main id="content">${content}</main>
${footer}
${frame.consentBanner ? consentBanner : undefined}
</body>
</html>
`;
}

function header(frame: Frame): Html {
  return html`<header class="site-header"><div class="wrap">
<a class="brand" href="/" aria-label="Nordlys Outdoor, home">${logo}<span>Nordlys</span></a>
<nav aria-label="Shop"><a href="/collections/all">Shop all</a><a href="/#favourites">Favourites</a><a href="/#workshop">The workshop</a></nav>
<nav class="visitor" aria-label="You"><a href="/account">${frame.customer === undefined ? 'Log in' : 'Account'}</a><a class="cart-link" href="/cart">Cart<span class="count" data-count="${frame.itemCount}">${frame.itemCount}</span></a></nav>
</div></header>`;
}

const logo = html`<svg viewBox="0 0 32 32" aria-hidden="true"><path d="M2 26 12 9l6 9 4-5 8 13z" fill="currentColor"/><path d="M6 8c6-6 13 2 20-4" fill="none" stroke="#2f9e7f" stroke-width="3" stroke-linecap="round"/></svg>`;

const footer = html`<footer class="site-footer"><div class="wrap">
<p class="brand">${logo}<span>Nordlys</span></p>
<p>Things that last, for days outside. Repaired for life in our workshop in Bergen.</p>
<p class="small">A demonstration shop. Nothing here is for sale; no order is ever sent.</p>
</div></footer>`;

const consentBanner = html`<section id="consent" class="consent" aria-label="Cookies" hidden>
<p>We would like to remember you, so that we can show what suits you. May we?</p>
<div><button type="button" class="button" data-consent="granted">Accept</button><button type="button" class="button quiet" data-consent="denied">Decline</button></div>
</section>`;
