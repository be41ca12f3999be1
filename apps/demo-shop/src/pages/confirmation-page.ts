import type { Cart } from '../cart.ts';
import { type Html, html } from '../html.ts';
import { formatEuros } from '../money.ts';

/** Thanks for an order. */
export function confirmationPage(number: string, cart: Cart): Html {
  return html`<section class="wrap section narrow" data-order="${number}" data-total="${(cart.totalCents / 100).toFixed(2)}" data-currency="EUR" data-items="${cart.itemCount}"><p class="eyebrow">Order ${number}</p><h1 class="page-title">Thank you. We are packing.</h1>
<p class="page-lead">Not really: this is a demonstration, and nothing will be sent.</p>
<section class="summary" aria-label="Your order"><dl>
${cart.lines.map((line) => html`<div><dt>${line.quantity} × ${line.product.title}</dt><dd>${formatEuros(line.totalCents)}</dd></div>`)}
${
  cart.discount === undefined
    ? undefined
    : html`<div><dt>Discount <span class="code">${cart.discount.code}</span></dt><dd>−${formatEuros(cart.discountCents)}</dd></div>`
}
<div class="total"><dt>Total</dt><dd>${formatEuros(cart.totalCents)}</dd></div></dl></section>
<p><a class="button" href="/collections/all">Keep looking</a></p></section>`;
}
