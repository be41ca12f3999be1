import type { Product } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { formatEuros } from '../money.ts';
import { productPicture } from '../pictures/product-picture.ts';

/** A product in a grid. */
export function productCard(product: Product): Html {
  return html`<li class="card"><a href="/products/${product.handle}">
<span class="frame">${productPicture(product.picture, product.title)}${
    product.badge === undefined ? undefined : html`<span class="badge">${product.badge}</span>`
  }</span>
<span class="card-title">${product.title}</span>
<span class="card-kind">${product.kind}</span>
<span class="price">${formatEuros(product.priceCents)}</span>
</a></li>`;
}
