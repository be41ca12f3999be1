import { Button } from '@mantine/core';
import type { Tab } from '../draft/problem-tab.ts';

/** What follows in making an experience, in the order of the tabs. */
const following: { readonly [From in Tab]?: { readonly tab: Tab; readonly words: string } } = {
  variations: { tab: 'targeting', words: 'Next: who sees it' },
  targeting: { tab: 'pages', words: 'Next: on which pages' },
  pages: { tab: 'goals', words: 'Next: what counts as success' },
  goals: { tab: 'schedule', words: 'Next: when it runs' },
  schedule: { tab: 'preview', words: 'Next: look at it before it starts' },
};

type Props = { readonly tab: Tab; readonly onTab: (tab: Tab) => void };

/** Leads through a draft from part to part, and at last to the button that starts it. */
export function NextTab({ tab, onTab }: Props) {
  if (tab === 'preview') return <Next words="Last step: start it" onClick={goToStart} />;
  const next = following[tab];
  if (next === undefined) return null;
  return <Next words={next.words} onClick={() => onTab(next.tab)} />;
}

type NextProps = { readonly words: string; readonly onClick: () => void };

function Next({ words, onClick }: NextProps) {
  return (
    <Button variant="light" w="fit-content" ml="auto" onClick={onClick}>
      {words}
    </Button>
  );
}

/** The bar starts it, and asks first what there is to ask; the focus comes back to its button. */
function goToStart(): void {
  const start = document.querySelector<HTMLButtonElement>('[data-start]');
  start?.focus();
  start?.click();
}
