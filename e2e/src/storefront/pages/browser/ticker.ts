/** A web component without a shadow that renders itself anew again and again, as countdowns and stock counters do. */
class StockTicker extends HTMLElement {
  #ticks = 0;

  connectedCallback(): void {
    this.#render();
    setInterval(() => this.#render(), 150);
  }

  #render(): void {
    this.#ticks += 1;
    this.innerHTML = `<b class="stock">Only a few left</b><i class="tick">${this.#ticks}</i>`;
  }
}

customElements.define('stock-ticker', StockTicker);
