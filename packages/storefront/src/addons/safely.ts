/** Runs one step of an add-on. A failure stays in it: neither the shop nor its console hears of it. */
export function safely(run: () => void): void {
  try {
    run();
  } catch {
    // Whatever other scripts have put in our way is theirs.
  }
}
