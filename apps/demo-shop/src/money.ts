const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** A price in euros as customers read it. */
export function formatEuros(cents: number): string {
  return euros.format(cents / 100);
}
