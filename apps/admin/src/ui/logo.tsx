/** Facet's mark. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <path fill="#3b3a8f" d="M16 1 29 9v14l-13 8L3 23V9z" />
      <path fill="#7f7de0" d="M16 1 29 9 16 16 3 9z" />
      <path fill="#5856bd" d="M16 16v15l13-8V9z" />
    </svg>
  );
}
