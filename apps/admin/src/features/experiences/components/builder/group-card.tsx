import type { Field } from '@facet/engine';
import { Button, Paper, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import type { Group } from '../../../../lib/audience/groups.ts';
import { newCondition } from '../../audience/conditions.ts';
import type { TargetingGroup } from '../../audience/targeting-types.ts';
import { WarningsAt } from '../../judgement/warnings-at.tsx';
import { ConditionRow } from './condition-row.tsx';
import { findControl, focusSoon } from './focus-soon.ts';

type Props = {
  readonly group: Group;
  /** Its place among the groups, from 1. */
  readonly number: number;
  readonly path: string;
  readonly types: readonly TargetingGroup[];
  /** What a further condition asks at first. */
  readonly firstField: Field;
  /** An empty group is to be removed. */
  readonly onChange: (group: Group) => void;
};

/** Conditions of which one is enough. */
export function GroupCard({ group, number, path, types, firstField, onChange }: Props) {
  const card = useRef<HTMLFieldSetElement>(null);
  const listRows = () => card.current?.querySelectorAll('fieldset');
  const add = () => {
    onChange([...group, newCondition(group.at(-1)?.field ?? firstField)]);
    focusSoon(() => findControl(listRows()?.[group.length]));
  };
  const remove = (index: number) => {
    onChange(group.filter((_, at) => at !== index));
    // The button that was pressed is gone: whoever works by keyboard goes on at the neighbour.
    if (group.length > 1) focusSoon(() => findControl(listRows()?.[Math.min(index, group.length - 2)]));
  };
  return (
    <Paper
      ref={card}
      withBorder
      p="md"
      component="fieldset"
      m={0}
      miw={0}
      aria-label={`Conditions, group ${number}`}
    >
      <Stack gap="xs">
        {group.map((condition, index) => (
          <div key={`condition-${index + 1}`}>
            {index === 0 ? null : (
              <Text fw={700} size="sm" c="dimmed" mb={6}>
                Or
              </Text>
            )}
            <ConditionRow
              condition={condition}
              label={`Condition ${index + 1} of group ${number}`}
              path={`${path}.or.${index}`}
              types={types}
              onChange={(next) => onChange(group.map((each, at) => (at === index ? next : each)))}
              onRemove={() => remove(index)}
            />
          </div>
        ))}
        <Button variant="subtle" size="compact-sm" mih={28} w="fit-content" onClick={add}>
          + Or condition
        </Button>
        <WarningsAt place={path} exact />
      </Stack>
    </Paper>
  );
}
