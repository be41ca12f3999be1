/** What a sealed credential is bound to: it opens for its own store alone. */
export function toCredentialPlace(storeId: string): string {
  return `klaviyo_connections/${storeId}/credential`;
}

/** What a sealed PKCE verifier is bound to. */
export function toVerifierPlace(storeId: string): string {
  return `klaviyo_sign_ins/${storeId}/verifier`;
}
