import { ActionIcon, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconTrash } from '../../../ui/icons.ts';
import { runningQuery, variationsQuery } from '../api/running-experiences.ts';
import type { Pretence } from '../pretence.ts';
import { renderName } from './render-name.tsx';

type Forced = Pretence['forced'];
type Props = { readonly forced: Forced; readonly onChange: (forced: Forced) => void };

const restMs = 200;

/** Which variations experiences are taken to show, whoever the visitor is. */
export function ForcedFields({ forced, onChange }: Props) {
  const storeId = useStoreId();
  const [text, setText] = useState('');
  const [resting] = useDebouncedValue(text.trim(), restMs);
  const { data = [], isFetching, isError } = useQuery(runningQuery(storeId, resting));
  const offered = data.filter(({ id }) => !Object.hasOwn(forced, id));
  const without = (experienceId: string) =>
    Object.fromEntries(Object.entries(forced).filter(([id]) => id !== experienceId));
  return (
    <Stack gap="xs">
      <Select
        label="Show a variation of"
        description="Of an experience that runs, on its pages, whoever the visitor is."
        placeholder="Choose an experience"
        searchable
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        // The server has searched already.
        filter={({ options }) => options}
        renderOption={renderName}
        nothingFoundMessage={toNothingWords(isFetching, isError)}
        searchValue={text}
        onSearchChange={setText}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange({ ...forced, [id]: '' });
          setText('');
        }}
      />
      {Object.entries(forced).map(([id, variation]) => (
        <ForcedRow
          key={id}
          experienceId={id}
          variation={variation}
          onChange={(next) => onChange({ ...forced, [id]: next })}
          onRemove={() => onChange(without(id))}
        />
      ))}
    </Stack>
  );
}

function toNothingWords(isFetching: boolean, isError: boolean): string {
  if (isError) return 'The experiences could not be read. Close this list and try again.';
  return isFetching ? 'Looking…' : 'No running experience is called so.';
}

type RowProps = {
  readonly experienceId: string;
  readonly variation: string;
  readonly onChange: (variation: string) => void;
  readonly onRemove: () => void;
};

function ForcedRow({ experienceId, variation, onChange, onRemove }: RowProps) {
  const { data, isError } = useQuery(variationsQuery(useStoreId(), experienceId));
  const name = data?.name ?? 'an experience';
  const isGone = isError || data?.isRunning === false;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        flex={1}
        label={
          <>
            Variation of <bdi>“{name}”</bdi>
          </>
        }
        placeholder="Choose a variation"
        allowDeselect={false}
        disabled={data === undefined}
        data={(data?.variations ?? []).map((each) => ({ value: each.id, label: each.name }))}
        renderOption={renderName}
        value={variation === '' ? null : variation}
        onChange={(next) => onChange(next ?? '')}
        inputWrapperOrder={['label', 'error', 'input']}
        error={isGone ? 'It does not run, so nobody is shown it. Take it out.' : undefined}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={`Leave “${name}” as it is decided`}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
