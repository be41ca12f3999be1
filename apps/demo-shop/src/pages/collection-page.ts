import { products } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { productCard } from './product-card.ts';

const wear = new Set(['jacket', 'boots', 'beanie']);

/** All eight products, what one wears first. */
export function collectionPage(): Html {
  const [worn, rest] = [true, false].map((isWorn) =>
    products.filter((product) => wear.has(product.picture) === isWorn),
  );
  return html`<section class="wrap section"><h1 class="page-title">The collection</h1>
<p class="page-lead">Eight things for autumn. That is all of them.</p>
<h2 id="wear" class="group-title">Wear</h2><ul class="grid three">${(worn ?? []).map(productCard)}</ul>
<h2 id="camp" class="group-title">Carry and camp</h2><ul class="grid three">${(rest ?? []).map(productCard)}</ul></section>`;
}
