import type { ReactNode } from 'react';

/** One choice of a list whose choices are named by people: in the direction of its own letters. */
export function renderName({ option }: { readonly option: { readonly label: string } }): ReactNode {
  return <bdi style={{ overflowWrap: 'anywhere' }}>{option.label}</bdi>;
}
