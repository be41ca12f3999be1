// The shop's own script: what Facet does must never keep it from counting.
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || target.id !== 'more') return;
  const count = document.querySelector('#count');
  if (count !== null) count.textContent = String(Number(count.textContent) + 1);
});
