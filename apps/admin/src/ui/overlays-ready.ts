const waiting: (() => void)[] = [];
let ready = false;
let load: (() => void) | undefined;

/** Does something once questions can come up over the page: they are loaded after it, and one asked before is lost. */
export function onceOverlaysAreReady(work: () => void): void {
  if (ready) return work();
  waiting.push(work);
  askForOverlays();
}

/** Something is there to come up, and waits by itself until it can. */
export function askForOverlays(): void {
  if (!ready) load?.();
}

/** Questions can come up from now on. */
export function noteOverlaysReady(): void {
  ready = true;
  for (const work of waiting.splice(0)) work();
}

/** What to do when the first question waits to come up. */
export function onceOverlaysAreAsked(work: () => void): void {
  load = work;
  if (waiting.length > 0) work();
}
