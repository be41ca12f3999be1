/** An amount in words, such as "€1,234.50"; without a currency the number alone. `currency`: three capital letters. */
export function toMoney(value: number, currency: string | null): string {
  if (currency === null) return value.toLocaleString('en', { maximumFractionDigits: 2 });
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
}
