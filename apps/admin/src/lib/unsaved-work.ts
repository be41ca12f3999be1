import { useEffect } from 'react';

const holders = new Set<symbol>();

/** Whether something typed anywhere is not saved yet. */
export function hasUnsavedWork(): boolean {
  return holders.size > 0;
}

/** Tells the rest of the admin that this page holds something unsaved. */
export function useUnsavedWork(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const holder = Symbol('unsaved');
    holders.add(holder);
    return () => {
      holders.delete(holder);
    };
  }, [unsaved]);
}
