import { products } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { productCard } from './product-card.ts';

/** All eight products. */
export function collectionPage(): Html {
  return html`<section class="wrap section"><h1 class="page-title">The collection</h1>
<p class="page-lead">Eight things for autumn. That is all of them.</p>
<ul class="grid">${products.map(productCard)}</ul></section>`;
}
