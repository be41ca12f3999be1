import type { ReactNode } from 'react';
import { useMayOwn } from '../lib/session/get-session.ts';
import { EmptyState } from './empty-state.tsx';

/** Shows a page to owners; others are told whom to ask. The server refuses them in any case. */
export function OwnersOnly({ children }: { readonly children: ReactNode }) {
  if (useMayOwn()) return children;
  return (
    <EmptyState title="This page is for owners">
      Ask an owner of this installation if you need something here.
    </EmptyState>
  );
}
