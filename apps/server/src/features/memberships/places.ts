/** What a sealed profile id is bound to: it opens for its own store alone. */
export function toProfilePlace(storeId: string): string {
  return `klaviyo_identities/${storeId}/profile`;
}

/** What the sealed cursor of a whole reading is bound to. */
export function toCursorPlace(storeId: string): string {
  return `klaviyo_warm_segments/${storeId}/cursor`;
}
