import { devices } from '@facet/engine';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { deviceLabels } from '../../../lib/audience/choice-labels.ts';
import type { Question } from '../shared-search.ts';

type Props = {
  readonly ref: Ref<HTMLInputElement>;
  readonly question: Question;
  readonly pageError: string | undefined;
  readonly change: (part: Partial<Question>) => void;
};

/** For which page and device it is decided. */
export function CircumstanceFields({ ref, question, pageError, change }: Props) {
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <TextInput
        ref={ref}
        label="Page"
        description="The store's home page, or the link's own page, when empty."
        placeholder="https://shop.example/collections/all"
        maxLength={2000}
        miw={240}
        spellCheck={false}
        value={question.page}
        error={pageError}
        onChange={(event) => change({ page: event.currentTarget.value })}
      />
      <NativeSelect
        label="Device"
        description="For conditions that ask for it."
        miw={160}
        data={devices.map((value) => ({ value, label: deviceLabels[value] }))}
        value={question.device}
        onChange={(event) => {
          const device = devices.find((candidate) => candidate === event.currentTarget.value);
          if (device !== undefined) change({ device });
        }}
      />
    </Group>
  );
}
