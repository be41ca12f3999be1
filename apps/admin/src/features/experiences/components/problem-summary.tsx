import { Alert, Anchor, List } from '@mantine/core';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { findProblemTab, type Tab } from '../draft/problem-tab.ts';

const tabNames = {
  overview: 'Overview',
  variations: 'Variations',
  targeting: 'Targeting',
  pages: 'Pages',
} as const;

type Props = { readonly problems: readonly FieldProblem[]; readonly onGo: (tab: Tab) => void };

/** Everything that keeps an experience from being saved, each with the way to its tab. */
export function ProblemSummary({ problems, onGo }: Props) {
  if (problems.length === 0) return null;
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={problems.length === 1 ? 'One thing is missing' : `${problems.length} things are missing`}
    >
      <List size="sm">
        {problems.map(({ path, message }) => {
          const tab = findProblemTab(path);
          return (
            <List.Item key={`${path} ${message}`}>
              {tab === null ? null : (
                <>
                  <Anchor component="button" type="button" size="sm" onClick={() => onGo(tab)}>
                    {tabNames[tab]}
                  </Anchor>
                  {': '}
                </>
              )}
              {message}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
