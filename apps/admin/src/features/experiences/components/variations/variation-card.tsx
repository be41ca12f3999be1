import type { Change, Variation } from '@facet/engine';
import { Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '../../../../ui/icons.ts';
import { move } from '../../audience/test-audience.ts';
import { VisualRow } from '../../visual/visual-row.tsx';
import { NumberField } from '../number-field.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { ChangeCard } from './change-card.tsx';

type Props = {
  readonly variation: Variation;
  readonly path: string;
  /** Whether weights play a part. */
  readonly weighted: boolean;
  /** Its share of the visitors, 0 to 1. */
  readonly share: number;
  readonly onChange: (variation: Variation) => void;
  readonly onRemove: (() => void) | undefined;
};

/** One variation: name, weight, and what it changes. */
export function VariationCard({ variation, path, weighted, share, onChange, onRemove }: Props) {
  const name = variation.name ?? '';
  const { changes } = variation;
  const save = (next: readonly Change[]) => onChange({ ...variation, changes: next });
  return (
    <Paper withBorder p="lg" component="section" aria-label={name === '' ? 'Variation' : name}>
      <Stack>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Variation name"
            maxLength={100}
            style={{ flex: '1 1 200px' }}
            maw={360}
            value={name}
            onChange={(event) => onChange({ ...variation, name: event.currentTarget.value })}
          />
          {!weighted ? null : (
            <NumberField
              label="Weight"
              place={`${path}.weight`}
              w={110}
              min={0}
              max={1_000_000_000}
              value={variation.weight}
              onChange={(weight) => onChange({ ...variation, weight })}
            />
          )}
          {!weighted ? null : (
            <Text c="dimmed" size="sm" mb={8}>
              {share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 })} of visitors
            </Text>
          )}
          <Group ml="auto" mih={36}>
            {variation.control ? (
              <Badge variant="light" color="gray" tt="none">
                Control
              </Badge>
            ) : null}
            {onRemove === undefined ? null : (
              <Button
                variant="subtle"
                color="red"
                size="xs"
                onClick={onRemove}
                aria-label={`Remove variation ${name}`}
              >
                Remove
              </Button>
            )}
          </Group>
        </Group>
        <ProblemsAt place={`${path}.name`} />
        <ProblemsAt place={`${path}.changes`} exact />
        {variation.control && changes.length === 0 ? (
          <Text c="dimmed" size="sm">
            {weighted
              ? 'Leaves the store as it is.'
              : 'Leaves the store as it is: what everybody outside the audience sees.'}
          </Text>
        ) : (
          <>
            <VisualRow variationId={variation.id} name={name} isBare={changes.length === 0} />
            {changes.map((change, index) => (
              <ChangeCard
                key={`change-${index + 1}`}
                change={change}
                number={index + 1}
                path={`${path}.changes.${index}`}
                onChange={(next) => save(changes.map((each, at) => (at === index ? next : each)))}
                onRemove={() => save(changes.filter((_, at) => at !== index))}
                onMoveUp={index === 0 ? undefined : () => save(move(changes, index, -1))}
              />
            ))}
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              w="fit-content"
              onClick={() => save([...changes, { kind: 'text', selector: '', value: '' }])}
            >
              Add change
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}
