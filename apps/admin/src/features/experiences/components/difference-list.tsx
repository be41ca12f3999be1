import { Anchor, List } from '@mantine/core';
import type { Difference } from '../draft/list-differences.ts';
import { findProblemTab, tabLabels } from '../draft/problem-tab.ts';

const most = 30;

type Props = {
  readonly differences: readonly Difference[];
  /** Goes to a part of the draft; without it the parts are only named. */
  readonly onGo?: (path: string) => void;
};

/** What is different, one thing a line. */
export function DifferenceList({ differences, onGo }: Props) {
  const shown = differences.slice(0, most);
  const rest = differences.length - shown.length;
  return (
    <List size="sm" spacing={2} style={{ overflowWrap: 'anywhere' }}>
      {shown.map(({ path, text }) => (
        <List.Item key={`${path} ${text}`}>
          <Part path={path} onGo={onGo} />
          {text}
        </List.Item>
      ))}
      {rest > 0 ? <List.Item>and {rest} more</List.Item> : null}
    </List>
  );
}

type PartProps = { readonly path: string; readonly onGo: Props['onGo'] };

function Part({ path, onGo }: PartProps) {
  const tab = findProblemTab(path);
  if (tab === null) return null;
  if (onGo === undefined) return <>{tabLabels[tab]}: </>;
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => onGo(path)}>
        {tabLabels[tab]}
      </Anchor>
      {': '}
    </>
  );
}
