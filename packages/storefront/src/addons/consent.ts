import type { FacetCommand } from '../facet-api.ts';
import { watchGoogle } from './consent/google.ts';
import type { Say } from './consent/say.ts';
import { watchShopify } from './consent/shopify.ts';
import { openQueue } from './open-queue.ts';
import { safely } from './safely.ts';

/** Whether the last that the visitor chose, at any source, was a no: then what is only assumed of them grants nothing. */
let isRefused = false;

/**
 * Passes on what one source says: each choice of the visitor's, also a refusal of what another source had granted; and what
 * it assumes where that is new, that the visitor agrees or that this source takes back what it had granted.
 */
function createSay(): Say {
  let said = false;
  return (granted, isChosen) => {
    if (isChosen) isRefused = !granted;
    else if (granted === said || (granted && isRefused)) return;
    said = granted;
    window.facet?.push(['consent', granted]);
  };
}

const queue = openQueue();
if (queue) {
  /*
   * Whether somebody has spoken for this visitor: the page, or their browser by Global Privacy Control. Then what is
   * only assumed of them counts no longer, and what they choose does.
   */
  // What pages put there is looked at as it is: entries may be missing.
  const entries: readonly (FacetCommand | null | undefined)[] = queue;
  const isSpoken = entries.some((command) => typeof command !== 'function' && command?.[0] === 'consent');
  safely(() => watchShopify(createSay(), isSpoken));
  safely(() => watchGoogle(createSay(), isSpoken));
}
