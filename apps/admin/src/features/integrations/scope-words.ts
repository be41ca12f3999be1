const words: Readonly<Record<string, string>> = {
  'accounts:read': 'see the account’s name',
  'profiles:read': 'look up which visitor it is, without personal data',
  'segments:read': 'read segments and who is in them',
};

/** What a permission of Klaviyo's lets Facet do, in plain words. */
export function toScopeWords(scope: string): string {
  return words[scope] ?? scope;
}
