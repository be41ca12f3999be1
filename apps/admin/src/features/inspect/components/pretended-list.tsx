import { List, Text } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import type { Look } from '../look.ts';
import { listPretended } from '../pretended-lines.ts';

/** What was made up for a look. */
export function PretendedList({ look }: { readonly look: Look }) {
  const { timeZone } = useStore().settings;
  return (
    <>
      <Text>What you pretended is taken for true below. The visitor sees this only if it really is:</Text>
      <List mb="xs" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {listPretended(look.request, look.inspection, timeZone).map((line) => (
          <List.Item key={line}>
            <Quoted>{line}</Quoted>
          </List.Item>
        ))}
      </List>
    </>
  );
}
