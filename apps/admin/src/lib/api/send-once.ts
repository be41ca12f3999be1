/** A second press of a button comes within this time; whoever does something again on purpose takes longer. */
const pressMs = 1000;

const underWay = new Map<string, Promise<unknown>>();

/**
 * Sends something, or waits with whoever sent the same a moment ago and has no answer yet: a button that is pressed twice
 * before the page has been drawn again does what it does once.
 */
export function sendOnce<Value>(what: string, send: () => Promise<Value>): Promise<Value> {
  const known = underWay.get(what);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is the same is read as the same
  if (known !== undefined) return known as Promise<Value>;
  const sending = send();
  underWay.set(what, sending);
  const forget = (): void => {
    if (underWay.get(what) === sending) underWay.delete(what);
  };
  setTimeout(forget, pressMs);
  sending.then(forget, forget);
  return sending;
}
