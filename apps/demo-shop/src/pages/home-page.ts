import { products } from '../catalogue.ts';
import { type Html, html } from '../html.ts';
import { heroPicture } from '../pictures/hero-picture.ts';
import { productCard } from './product-card.ts';

/** The home page: hero, four favourites, what the shop stands for. */
export function homePage(): Html {
  return html`<section class="hero">${heroPicture}
<div class="wrap"><p class="eyebrow">Autumn in the mountains</p>
<h1>Made for the long way home</h1>
<p class="lead">Shells, packs and shelters from a small workshop in Bergen, tested where the weather is honest.</p>
<a class="button cta" href="/collections/all">Shop the collection</a></div></section>
<section class="wrap section"><div class="section-head"><h2 id="favourites">Favourites</h2><a href="/collections/all">See everything</a></div>
<ul class="grid">${products.slice(0, 4).map(productCard)}</ul></section>
<section class="values" id="workshop"><ul class="wrap">
<li><h3>Repaired for life</h3><p>Send it back torn, get it back mended. Postage is on us.</p></li>
<li><h3>Thirty nights</h3><p>Sleep in it, walk in it, get it dirty. Bring it back if it was not right.</p></li>
<li><h3>Few, and finished</h3><p>Eight things this season. Each one has been on our own backs first.</p></li>
</ul></section>`;
}
