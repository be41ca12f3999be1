import type { ExperienceDefinition } from '@facet/engine';
import { Alert, Anchor, List } from '@mantine/core';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { toPlaceWords } from '../draft/plain-problem.ts';
import { findProblemTab, tabLabels } from '../draft/problem-tab.ts';

type Props = {
  readonly problems: readonly FieldProblem[];
  readonly definition: ExperienceDefinition;
  /** What it is kept from. */
  readonly from?: 'being saved' | 'being published' | 'starting';
  /** Goes to a place of the definition. */
  readonly onGo: (path: string) => void;
};

/** Everything that keeps an experience from being saved, each with the way to its field. */
export function ProblemSummary({ problems, definition, from = 'being saved', onGo }: Props) {
  if (problems.length === 0) return null;
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={
        problems.length === 1
          ? `One thing keeps it from ${from}`
          : `${problems.length} things keep it from ${from}`
      }
    >
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {problems.map(({ path, message }) => {
          const tab = findProblemTab(path);
          const place = toPlaceWords(path, definition);
          return (
            <List.Item key={`${path} ${message}`}>
              <Anchor component="button" type="button" size="sm" onClick={() => onGo(path)}>
                {tab === null ? 'Name' : tabLabels[tab]}
              </Anchor>
              {': '}
              <Quoted>{place === '' ? message : `${place}: ${message}`}</Quoted>
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
