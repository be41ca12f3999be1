const waiting: (() => void)[] = [];
let ready = false;

/** Does something once questions can come up over the page: they are loaded after it, and one asked before is lost. */
export function onceOverlaysAreReady(work: () => void): void {
  if (ready) work();
  else waiting.push(work);
}

/** Questions can come up from now on. */
export function noteOverlaysReady(): void {
  ready = true;
  for (const work of waiting.splice(0)) work();
}
