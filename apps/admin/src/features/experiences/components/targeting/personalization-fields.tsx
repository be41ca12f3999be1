import type { PersonalizationDefinition, PersonalizationMode } from '@facet/engine';
import { Group, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { withPriority } from '../../draft/optional-parts.ts';
import { NumberField } from '../number-field.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { ShareInput } from './share-input.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Props = {
  readonly definition: PersonalizationDefinition;
  readonly onChange: (definition: PersonalizationDefinition) => void;
};

/** How long a personalization holds, and who keeps the original for comparison. */
export function PersonalizationFields({ definition, onChange }: Props) {
  const { mode } = definition;
  return (
    <>
      <Radio.Group
        label="How long it holds"
        value={mode.type}
        onChange={(type) =>
          onChange({
            ...definition,
            mode: type === 'temporary' ? { type, everyMs: dayMs } : { type: 'permanent' },
          })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="permanent"
            label="Permanent"
            description="Whoever got it once keeps it while it runs, also after they have left the segment or the rule no longer fits. It still shows only where Pages says."
          />
          <Radio
            value="temporary"
            label="Temporary"
            description="Decided again from time to time: whoever has left the segment by then sees the original again."
          />
        </Stack>
      </Radio.Group>
      {mode.type === 'temporary' ? (
        <Period mode={mode} onChange={(next) => onChange({ ...definition, mode: next })} />
      ) : null}
      <ProblemsAt place="mode" exact />
      <ShareInput
        label="Holdout"
        description="Share of matching visitors who keep seeing the original, so that you can tell what the personalization is worth."
        place="holdout"
        share={definition.holdout}
        onChange={(holdout) => onChange({ ...definition, holdout })}
      />
      <NumberField
        label="Priority"
        description="Of two experiences that change the same element, the one with the higher number shows; without one it is 0."
        placeholder="0"
        place="priority"
        min={-1000}
        max={1000}
        whole
        maw={360}
        empty={0}
        value={definition.priority ?? 0}
        onChange={(priority) => onChange(withPriority(definition, priority))}
      />
    </>
  );
}

type Temporary = Extract<PersonalizationMode, { readonly type: 'temporary' }>;

/** How long the engine lets pass at most. */
const mostMs = 366 * dayMs;

function Period({
  mode,
  onChange,
}: {
  readonly mode: Temporary;
  readonly onChange: (mode: Temporary) => void;
}) {
  const [unitMs, setUnitMs] = useState([dayMs, hourMs].find((unit) => mode.everyMs % unit === 0) ?? minuteMs);
  const count = Math.round(mode.everyMs / unitMs);
  return (
    // The field grows where it tells a limit: the unit stays beside it.
    <Group align="flex-start" gap="xs">
      <NumberField
        label="Decide again every"
        place="mode.everyMs"
        min={1}
        max={mostMs / unitMs}
        whole
        w={200}
        value={count}
        onChange={(value) => onChange({ ...mode, everyMs: value * unitMs })}
      />
      <Select
        label="Unit"
        w={120}
        allowDeselect={false}
        data={[
          // Only the API makes it that short.
          ...(unitMs === minuteMs ? [{ value: String(minuteMs), label: 'minutes' }] : []),
          { value: String(hourMs), label: 'hours' },
          { value: String(dayMs), label: 'days' },
        ]}
        value={String(unitMs)}
        onChange={(value) => {
          const next = value === String(dayMs) ? dayMs : hourMs;
          setUnitMs(next);
          onChange({ ...mode, everyMs: count * next });
        }}
      />
    </Group>
  );
}
