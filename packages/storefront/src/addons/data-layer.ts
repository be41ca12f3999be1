declare global {
  interface Window {
    /** Google's queue: of objects for Tag Manager, and of `arguments` for gtag.js. */
    dataLayer?: unknown[];
  }
}

/** Google's queue of this page, begun where nobody has. */
export function openDataLayer(): unknown[] {
  return (window.dataLayer = window.dataLayer || []);
}
