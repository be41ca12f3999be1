import type { Condition } from '@facet/engine';
import { ActionIcon, Box, Group, Select, Text } from '@mantine/core';
import { IconTrash } from '../../../../ui/icons.ts';
import { newCondition, withOperator } from '../../audience/conditions.ts';
import { type Field, listOperators, operatorLabels } from '../../audience/targeting-types.ts';
import { useEditor } from '../editor-context.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import classes from './condition-row.module.css';
import { ConditionValue } from './condition-value.tsx';

/** What can be chosen under *Targeting type*. */
export type TargetingTypes = readonly { readonly field: Field; readonly label: string }[];

type Props = {
  readonly condition: Condition;
  /** Names the row for screen readers. */
  readonly label: string;
  readonly path: string;
  readonly types: TargetingTypes;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One question: targeting type, operator, value. */
export function ConditionRow({ condition, label, path, types, onChange, onRemove }: Props) {
  const { catalogue } = useEditor();
  const operators = listOperators(condition.field);
  return (
    <Box component="fieldset" m={0} p={0} miw={0} bd={0} aria-label={label}>
      <div className={classes['row']}>
        <Select
          label="Targeting type"
          allowDeselect={false}
          data={types.map((type) => ({ value: type.field, label: type.label }))}
          value={condition.field}
          maxDropdownHeight={320}
          renderOption={({ option }) => (
            <div>
              {option.label}
              {option.value === 'klaviyo_segment' && catalogue.connection === 'not_connected' ? (
                <Text size="xs" c="dimmed">
                  Klaviyo is not connected yet
                </Text>
              ) : null}
            </div>
          )}
          onChange={(value) => {
            const type = types.find((candidate) => candidate.field === value);
            if (type !== undefined && type.field !== condition.field) onChange(newCondition(type.field));
          }}
        />
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
          <ConditionValue condition={condition} onChange={onChange} />
          <ProblemsAt place={path} />
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
    </Box>
  );
}
