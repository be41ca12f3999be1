import type { Product } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { formatEuros } from '../money.ts';
import { productPicture } from '../pictures/product-picture.ts';

/** One product with its form to buy it. */
export function productPage(product: Product): Html {
  return html`<article class="wrap product"><div class="frame">${productPicture(product.picture, product.title)}</div>
<div class="product-text"><p class="crumbs"><a href="/collections/all">The collection</a></p>
<h1>${product.title}</h1><p class="card-kind">${product.kind}</p>
<p class="price">${formatEuros(product.priceCents)}</p>
<p class="blurb">${product.blurb}</p>
<ul class="ticks">${product.details.map((detail) => html`<li>${detail}</li>`)}</ul>
<form method="post" action="/cart/add"><input type="hidden" name="handle" value="${product.handle}">
<label class="amount">Quantity <input name="quantity" type="number" value="1" min="1" max="20" inputmode="numeric"></label>
<button class="button add-to-cart">Add to cart</button></form>
<p class="small">Free shipping in the EU from €75. Thirty nights to change your mind.</p></div></article>`;
}
