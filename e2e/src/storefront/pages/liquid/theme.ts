/* The script of a theme: web components in the light DOM that render by innerHTML, and a cart drawer as Shopify's have it. */
type AddAnswer = { readonly sections: { readonly 'cart-drawer': string } };

class ProductCard extends HTMLElement {
  #variant = 0;

  connectedCallback(): void {
    this.#render();
    this.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.name === 'variant') {
        this.#variant += 1;
        this.#render();
      } else {
        void add(this.dataset['title'] ?? '');
      }
    });
  }

  #render(): void {
    const { title, price } = this.dataset;
    this.innerHTML = `<h3 class="card__heading">${title}</h3>
<p class="card__price">€ ${price}</p><p class="card__variant">Variant ${this.#variant}</p>
<button type="button" name="variant">Other variant</button><button type="button" name="add">Add to cart</button>`;
  }
}

class CartDrawer extends HTMLElement {
  show(html: string): void {
    this.innerHTML = html;
    this.classList.add('is-open');
  }
}

async function add(title: string): Promise<void> {
  const response = await fetch('/cart/add.js', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ id: title, quantity: 1 }], sections: ['cart-drawer'] }),
  });
  const { sections }: AddAnswer = await response.json();
  document.querySelector<CartDrawer>('cart-drawer')?.show(sections['cart-drawer']);
}

customElements.define('product-card', ProductCard);
customElements.define('cart-drawer', CartDrawer);
