import type { Cart, CartLine } from '../cart.ts';
import { type Html, html } from '../html.ts';
import { formatEuros } from '../money.ts';
import { productPicture } from '../pictures/product-picture.ts';

/** The cart with its sums and, where a code was brought, what the code does. */
export function cartPage(cart: Cart): Html {
  if (cart.lines.length === 0) {
    return html`<section class="wrap section narrow"><h1 class="page-title">Your cart</h1>
<p class="page-lead">Nothing in it yet.</p>
${cart.code === undefined ? undefined : html`<p id="cart-discount" class="waiting-code">${codeNote(cart)}</p>`}
<p><a class="button" href="/collections/all">Shop the collection</a></p></section>`;
  }
  return html`<section class="wrap section"><h1 class="page-title">Your cart</h1><div class="cart">
<ul class="cart-lines">${cart.lines.map(cartLine)}</ul>
<section class="summary" aria-label="Sums"><dl>
<div><dt>Subtotal</dt><dd class="price">${formatEuros(cart.subtotalCents)}</dd></div>
<div id="cart-discount"><dt>Discount${
    cart.discount === undefined ? undefined : html` <span class="code">${cart.discount.code}</span>`
  }</dt><dd>${cart.discount === undefined ? 'none' : `−${formatEuros(cart.discountCents)}`}</dd></div>
<div><dt>Shipping</dt><dd>${cart.totalCents >= 7_500 ? 'free' : 'at checkout'}</dd></div>
<div class="total"><dt>Total</dt><dd>${formatEuros(cart.totalCents)}</dd></div></dl>
<form class="code-form" method="post" action="/cart/discount"><label>Discount code <input name="code" autocomplete="off" maxlength="40" value="${cart.code ?? ''}"></label><button class="button quiet">Apply</button></form>
${cart.code === undefined ? undefined : html`<p class="small">${codeNote(cart)}</p>`}
<form method="post" action="/checkout"><button class="button wide">Check out</button></form>
</section></div></section>`;
}

function codeNote(cart: Cart): string {
  if (cart.discount === undefined) return `The code ${cart.code ?? ''} is not valid.`;
  return `${cart.discount.code}: ${cart.discount.percent} % off everything in the cart.`;
}

function cartLine(line: CartLine): Html {
  const { product, quantity } = line;
  return html`<li><a class="frame" href="/products/${product.handle}">${productPicture(product.picture, product.title)}</a>
<div><a class="card-title" href="/products/${product.handle}">${product.title}</a><p class="card-kind">${product.kind}</p>
<div class="stepper">${stepButton(line, quantity - 1, '−', 'One less')}<span>${quantity}</span>${stepButton(line, quantity + 1, '+', 'One more')}</div></div>
<span class="price">${formatEuros(line.totalCents)}</span></li>`;
}

function stepButton(line: CartLine, quantity: number, sign: string, label: string): Html {
  return html`<form method="post" action="/cart/change"><input type="hidden" name="handle" value="${line.product.handle}"><input type="hidden" name="quantity" value="${quantity}"><button aria-label="${label} of ${line.product.title}">${sign}</button></form>`;
}
