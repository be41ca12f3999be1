import type { Condition } from '@facet/engine';
import { ActionIcon, Box, Group, Select } from '@mantine/core';
import { IconTrash } from '../../../../ui/icons.ts';
import { withOperator } from '../../audience/conditions.ts';
import { listOperatorsOf, operatorLabels } from '../../audience/operators.ts';
import type { TargetingGroup } from '../../audience/targeting-types.ts';
import { WarningsAt } from '../../judgement/warnings-at.tsx';
import { TellNow, useLeft } from '../live-problems.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import classes from './condition-row.module.css';
import { ConditionValue } from './condition-value.tsx';
import { TypeSelect } from './type-select.tsx';

type Props = {
  readonly condition: Condition;
  /** Names the row for screen readers. */
  readonly label: string;
  readonly path: string;
  readonly types: readonly TargetingGroup[];
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One question: targeting type, operator, value. */
export function ConditionRow({ condition, label, path, types, onChange, onRemove }: Props) {
  const { left, watch } = useLeft();
  const operators = listOperatorsOf(condition.field);
  return (
    <Box component="fieldset" m={0} p={0} miw={0} bd={0} aria-label={label} {...watch}>
      <div className={classes['row']}>
        <TypeSelect field={condition.field} types={types} onChange={onChange} />
        {operators.length < 2 ? null : (
          <Select
            label="Operator"
            allowDeselect={false}
            data={operators.map((operator) => ({ value: operator, label: operatorLabels[operator] }))}
            value={condition.operator}
            maxDropdownHeight={360}
            onChange={(value) => {
              const operator = operators.find((candidate) => candidate === value);
              if (operator !== undefined) onChange(withOperator(condition, operator));
            }}
          />
        )}
        <div className={classes['value']}>
          <TellNow place={path} when={left}>
            <ConditionValue condition={condition} path={path} onChange={onChange} />
            <ProblemsAt place={path} />
          </TellNow>
        </div>
        <Group className={classes['remove']}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={onRemove}
            aria-label={`Remove ${label.toLowerCase()}`}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Group>
      </div>
      <WarningsAt place={path} />
    </Box>
  );
}
