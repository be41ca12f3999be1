/** The assigned codes of ISO 3166-1 alpha-2, two letters each, in order. One text: a list would be twice as large. */
const codes =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCN' +
  'COCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHM' +
  'HNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMK' +
  'MLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURW' +
  'SASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI' +
  'VNVUWFWSYEYTZAZMZW';

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** A country by its code, with its name for people. */
export type Country = { readonly code: string; readonly name: string };

/** All countries, by name. */
export function listCountries(): readonly Country[] {
  return (codes.match(/../g) ?? [])
    .map((code) => ({ code, name: toCountryName(code) }))
    .sort((one, two) => one.name.localeCompare(two.name, 'en'));
}

/** What people call a country; its code where it has no name. */
export function toCountryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // Made through the API, or half of a code: no name at all.
    return code;
  }
}
