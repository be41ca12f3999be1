import { watchGoogle } from './consent/google.ts';
import { watchShopify } from './consent/shopify.ts';
import { openQueue } from './open-queue.ts';
import { safely } from './safely.ts';

/** Passes on what one source says, where it is new: that the visitor agrees, or takes back what this source had granted. */
function createSay(): (granted: boolean) => void {
  let said = false;
  return (granted) => {
    if (granted === said) return;
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
  const isSpoken = queue.some((command) => typeof command !== 'function' && command[0] === 'consent');
  safely(() => watchShopify(createSay(), isSpoken));
  safely(() => watchGoogle(createSay(), isSpoken));
}
