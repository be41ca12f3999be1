const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const length = 10;

/** A new id for a row or a variation; works without HTTPS too, where `randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
