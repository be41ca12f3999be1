import { type Html, html } from '../html.ts';

/** For addresses that lead nowhere. */
export function notFoundPage(): Html {
  return html`<section class="wrap section narrow"><h1 class="page-title">The path ends here</h1>
<p class="page-lead">There is nothing at this address.</p><p><a class="button" href="/">Back to the trailhead</a></p></section>`;
}
