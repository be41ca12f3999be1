import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const patienceMs = 250;

type Typed = {
  readonly text: string;
  /** What was looked for last, and whether the address says so already. */
  readonly sent: string;
  readonly arrived: boolean;
};

/**
 * What stands in a field that searches, while the address follows a moment later. Where the address changes by other
 * means, such as *Show all* or the way back, the field follows it.
 */
export function useTypedSearch(
  search: string,
  look: (search: string) => void,
): { readonly text: string; readonly onText: (text: string) => void } {
  const [typed, setTyped] = useState<Typed>({ text: search, sent: search, arrived: true });
  if (!typed.arrived && typed.sent === search) setTyped({ ...typed, arrived: true });
  const settle = useDebouncedCallback((text: string) => {
    const sent = text.trim();
    setTyped((now) => ({ ...now, sent, arrived: sent === search }));
    look(sent);
  }, patienceMs);
  const isAhead = !typed.arrived || typed.sent === search;
  return {
    text: isAhead ? typed.text : search,
    onText: (text) => {
      setTyped({ text, sent: search, arrived: true });
      settle(text);
    },
  };
}
