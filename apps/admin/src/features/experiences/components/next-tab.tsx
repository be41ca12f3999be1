import { Button } from '@mantine/core';
import type { Tab } from '../draft/problem-tab.ts';

/** What follows in making an experience; what has a good default is not among it. */
const following: { readonly [From in Tab]?: { readonly tab: Tab; readonly words: string } } = {
  variations: { tab: 'targeting', words: 'Next: who sees it' },
  targeting: { tab: 'pages', words: 'Next: on which pages' },
  pages: { tab: 'goals', words: 'Next: what counts as success' },
  goals: { tab: 'preview', words: 'Next: look at it before it starts' },
  schedule: { tab: 'preview', words: 'Next: look at it before it starts' },
};

type Props = { readonly tab: Tab; readonly onTab: (tab: Tab) => void };

/** Leads through a draft from part to part. */
export function NextTab({ tab, onTab }: Props) {
  const next = following[tab];
  if (next === undefined) return null;
  return (
    <Button variant="light" w="fit-content" ml="auto" onClick={() => onTab(next.tab)}>
      {next.words}
    </Button>
  );
}
