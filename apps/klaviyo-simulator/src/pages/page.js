/** Sends what the page's buttons and forms say (`data-call`), then shows the page anew. */
const said = document.getElementById('said');

function say(text, link) {
  said.replaceChildren(text);
  if (link === undefined) return;
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.textContent = link;
  anchor.target = '_blank';
  anchor.rel = 'noreferrer';
  said.append(anchor);
}

async function showAnew() {
  const response = await fetch(location.href);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
  const focused = document.activeElement?.id;
  for (const open of document.querySelectorAll('details[open]')) {
    const same = next.querySelector(`#${CSS.escape(open.id)}`);
    if (same !== null) same.open = true;
  }
  document.querySelector('main').replaceWith(next);
  if (focused) document.getElementById(focused)?.focus();
}

async function send(source, body) {
  const [method, path] = source.dataset.call.split(' ');
  const init =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, init);
  const answer = await response.json();
  if (!response.ok) say(answer.error?.message ?? 'That did not work.');
  else if (answer.link !== undefined && path.endsWith('/emails')) say('Sent. The link: ', answer.link);
  else say('Done.');
  await showAnew();
}

function bodyOf(source) {
  if (source.dataset.body !== undefined) return JSON.parse(source.dataset.body);
  return source.dataset.call.startsWith('POST') ? {} : undefined;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-call]');
  if (button === null) return;
  if (button.dataset.confirm !== undefined && !confirm(button.dataset.confirm)) return;
  void send(button, bodyOf(button));
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-call]');
  if (form === null) return;
  event.preventDefault();
  const body = Object.fromEntries(new FormData(form));
  if (form.dataset.account !== undefined) body.account = form.dataset.account;
  void send(form, body);
});
