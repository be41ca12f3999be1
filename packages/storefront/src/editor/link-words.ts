import type { Link } from './channel.ts';

/** What the state of the way to Facet's window means for whoever edits. `waiting`: steps that Facet does not know of. */
export function toLinkWords(link: Link, waiting: number): string {
  const kept =
    waiting === 0
      ? 'Nothing is waiting.'
      : `${waiting === 1 ? 'One step is' : `${waiting} steps are`} kept in this tab until then.`;
  switch (link) {
    case 'connected':
      return waiting === 0 ? 'All is kept in your draft.' : 'Telling Facet …';
    case 'connecting':
      return 'Looking for the window in which Facet is open …';
    case 'silent':
      return `The window with Facet does not answer. Open the experience there again. ${kept}`;
    case 'left':
      return `The experience is no longer open in Facet. Open it there again to go on. ${kept}`;
    case 'gone':
      return `The variation is no longer there in Facet, or nobody may change it. ${kept}`;
    case 'alone':
      return `The window that opened this page is closed, or the shop cuts off windows that open it. What you do is shown here and not saved: copy your changes, and open this page again from Facet. ${kept}`;
    default:
      return link satisfies never;
  }
}
