import { openQueue } from './open-queue.ts';
import { safely } from './safely.ts';

/** A form and a request within this time of each other are one click. */
const oneClickMs = 1000;

function isCartAdd(address: string): boolean {
  const { pathname, searchParams } = new URL(address, document.baseURI);
  return /\/cart\/add(\.js)?$/.test(pathname) || searchParams.get('wc-ajax') === 'add_to_cart';
}

/** Tells of what is put into the cart: by requests as the browser lists them, so that nothing of the shop's is patched. */
function watchCart(): void {
  let submittedAt = -Infinity;
  const tell = (): void => {
    window.facet?.push(['track', 'add_to_cart']);
  };

  addEventListener('submit', ({ target, submitter, defaultPrevented, timeStamp }) => {
    safely(() => {
      // One that the theme holds back is sent by the theme itself, as a request.
      if (defaultPrevented || !(target instanceof HTMLFormElement)) return;
      // Not `form.action`: a field of that name stands in its place.
      if (!isCartAdd(submitter?.getAttribute('formaction') ?? target.getAttribute('action') ?? '')) return;
      submittedAt = timeStamp;
      tell();
    });
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      safely(() => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries of this type alone are observed
        const { initiatorType, name, startTime, responseStatus } = entry as PerformanceResourceTiming;
        const isRequest = /^(fetch|xmlhttprequest)$/.test(initiatorType);
        // Browsers that do not say how a request was answered count it.
        const isRefused = responseStatus >= 400;
        const isSameClick = Math.abs(startTime - submittedAt) < oneClickMs;
        if (isRequest && !isRefused && !isSameClick && isCartAdd(name)) tell();
      });
    }
  }).observe({ entryTypes: ['resource'] });
}

if (openQueue()) watchCart();
