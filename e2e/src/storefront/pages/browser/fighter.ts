declare global {
  interface Window {
    /** How often the page has put its own text back. */
    insisted: number;
  }
}

// A page that suffers no text but its own: it answers every change of it at once, for ever.
window.insisted = 0;
const headline = document.querySelector('#headline');
const insist = (): void => {
  if (headline === null || headline.textContent === 'Original') return;
  window.insisted += 1;
  headline.textContent = 'Original';
};
insist();
if (headline !== null) {
  new MutationObserver(insist).observe(headline, { childList: true, characterData: true, subtree: true });
}
