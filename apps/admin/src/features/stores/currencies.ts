const names = new Intl.DisplayNames('en', { type: 'currency' });

/** What a currency is called, with its code. */
export function toCurrencyWords(code: string): string {
  const name = names.of(code);
  return name === undefined || name === code ? code : `${name} (${code})`;
}

/** All currencies as options of a list, by name; the present one is among them whatever it is. */
export function listCurrencies(
  present: string,
): readonly { readonly value: string; readonly label: string }[] {
  return [...new Set([...Intl.supportedValuesOf('currency'), present])]
    .map((value) => ({ value, label: toCurrencyWords(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'));
}
