/** The scopes that this simulator knows, in the words of the consent page. */
export const scopeWords: ReadonlyMap<string, string> = new Map([
  ['accounts:read', 'read accounts'],
  ['profiles:read', 'read profiles'],
  ['segments:read', 'read segments'],
  ['events:write', 'write events'],
]);
