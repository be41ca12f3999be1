// What klaviyo.js does to tell who is there (klaviyo-contract.md §5.4-§5.6, §5.10), and no more.
type Cookie = { readonly cid: string; readonly $exchange_id?: string };

declare global {
  interface Window {
    Shopify?: { readonly customerPrivacy?: { readonly userCanBeTracked: () => boolean } };
  }
}

const debounceMs = 300;
const source = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
const company = new URL(source).searchParams.get('company_id') ?? '';

function save(cookie: Cookie): void {
  document.cookie = `__kla_id=${encodeURI(btoa(JSON.stringify(cookie)))};path=/;max-age=63072000`;
}

async function exchange(token: string): Promise<void> {
  const answer = await fetch(`/client/profiles/?company_id=${company}`, {
    method: 'POST',
    headers: { 'x-klaviyo-onsite': '1' },
    body: JSON.stringify({ attributes: { _kx: token } }),
  });
  const { meta } = await answer.json();
  if (!meta.exchange_id) return;
  save({ cid: 'ZWY5', $exchange_id: meta.exchange_id });
  sessionStorage.setItem('_kx', btoa(meta.exchange_id));
}

function track(): void {
  if (!document.cookie.includes('__kla_id=')) save({ cid: 'ZWY5' });
  const token = new URLSearchParams(location.search).get('_kx');
  if (token?.endsWith(`.${company}`)) setTimeout(() => void exchange(token), debounceMs);
}

if (!document.cookie.includes('__kla_off=true')) {
  const { customerPrivacy } = window.Shopify ?? {};
  if (window.Shopify === undefined || customerPrivacy?.userCanBeTracked()) track();
  else document.addEventListener('trackingConsentAccepted', track, { once: true });
}
