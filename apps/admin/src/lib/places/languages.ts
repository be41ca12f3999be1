/**
 * What shoppers' browsers mostly prefer; any other tag can be typed. Countries stand only where a store would tell them
 * apart, and as browsers name them: `zh-CN`, not `zh-Hans`.
 */
const common =
  'ar bg bn ca cs da de de-AT de-CH el en en-AU en-CA en-GB en-US es es-ES es-MX et fa fi fil fr fr-CA he hi hr hu id is it ' +
  'ja ko lt lv ms nb nl nl-BE no pl pt pt-BR pt-PT ro ru sk sl sr sv th tr uk ur vi zh zh-CN zh-TW';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** A language by its tag (BCP 47), with its name for people. */
export type Language = { readonly tag: string; readonly name: string };

/** The languages that are offered, by name. */
export function listCommonLanguages(): readonly Language[] {
  return common
    .split(' ')
    .map((tag) => ({ tag, name: toLanguageName(tag) }))
    .sort((one, two) => one.name.localeCompare(two.name, 'en'));
}

/** What people call a language; its tag where it has no name. */
export function toLanguageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // Made through the API, or half of a tag: no name at all.
    return tag;
  }
}

/** What somebody typed as a language tag in its usual spelling, `de-at` as `de-AT`; nothing where it is none. */
export function findLanguageTag(typed: string): string | undefined {
  try {
    // A word of four letters and more has the form of a tag too; nobody means one by it.
    return /^[a-z]{2,3}(-|$)/i.test(typed.trim()) ? Intl.getCanonicalLocales(typed.trim())[0] : undefined;
  } catch {
    return undefined;
  }
}
