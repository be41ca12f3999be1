const euro = 'at be cy de ee es eu fi fr gr hr ie it lt lu lv mt nl pt si sk bg'.split(' ');

const byEnding: ReadonlyMap<string, string> = new Map([
  ...euro.map((ending) => [ending, 'EUR'] as const),
  ['uk', 'GBP'],
  ['dk', 'DKK'],
  ['se', 'SEK'],
  ['no', 'NOK'],
  ['is', 'ISK'],
  ['ch', 'CHF'],
  ['li', 'CHF'],
  ['pl', 'PLN'],
  ['cz', 'CZK'],
  ['hu', 'HUF'],
  ['ro', 'RON'],
  ['tr', 'TRY'],
  ['us', 'USD'],
  ['ca', 'CAD'],
  ['mx', 'MXN'],
  ['br', 'BRL'],
  ['au', 'AUD'],
  ['nz', 'NZD'],
  ['jp', 'JPY'],
  ['kr', 'KRW'],
  ['cn', 'CNY'],
  ['in', 'INR'],
  ['sg', 'SGD'],
  ['hk', 'HKD'],
  ['ae', 'AED'],
  ['il', 'ILS'],
  ['za', 'ZAR'],
]);

/**
 * What a store most likely sells in, by the ending of its origins; dollars where they tell nothing. The server takes it where
 * nothing is said, and whoever adds a store sees it beforehand.
 */
export function guessCurrency(origins: readonly string[]): string {
  for (const origin of origins) {
    const ending = /^\w+:\/\/[^/:]*\.([a-z]+)(?::|$)/i.exec(origin)?.[1]?.toLowerCase();
    const currency = ending === undefined ? undefined : byEnding.get(ending);
    if (currency !== undefined) return currency;
  }
  return 'USD';
}
