import type { Explanation } from '@facet/engine';
import { Box, List, Text } from '@mantine/core';
import { useStore } from '../../lib/stores/use-store.ts';
import type { Names } from '../../lib/trace/group-words.ts';
import { type StepWords, toStepWords } from '../../lib/trace/step-words.ts';
import { ValueMark } from '../value-mark.tsx';
import { Quoted } from './quoted.tsx';
import classes from './trace-tree.module.css';
import { TraceTree } from './trace-tree.tsx';

type Props = { readonly steps: Explanation['steps']; readonly names: Names };

/** The steps on the way to a decision, in the order taken. */
export function StepList({ steps, names }: Props) {
  const { timeZone } = useStore().settings;
  return (
    <List type="ordered" size="sm" spacing="sm" className={classes['steps'] ?? ''}>
      {steps.map((step, index) => (
        <List.Item key={`${index + 1}-${step.step}`}>
          <StepView words={toStepWords(step, names, timeZone)} names={names} />
        </List.Item>
      ))}
    </List>
  );
}

function StepView({ words, names }: { readonly words: StepWords; readonly names: Names }) {
  const { mark, text, note, trace } = words;
  return (
    <>
      {mark === null ? (
        <Text span inherit>
          <Quoted>{text}</Quoted>
        </Text>
      ) : (
        <ValueMark value={mark} label={text} />
      )}
      {note === undefined ? null : (
        <Box>
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        </Box>
      )}
      {trace === undefined ? null : <TraceTree trace={trace} nameOf={names.ofSegment} />}
    </>
  );
}
