import type { SegmentKey } from '@facet/engine';
import { Select, Text } from '@mantine/core';
import { toId } from '../../../../lib/ids.ts';
import { useEditor } from '../editor-context.tsx';
import { NotConnected } from './not-connected.tsx';
import { findSegmentNotice, SegmentLine, toSegmentOptions } from './segment-options.tsx';

type Props = { readonly value: SegmentKey; readonly onChange: (value: SegmentKey) => void };

/** One segment, chosen by its name. */
export function SegmentValue({ value, onChange }: Props) {
  const { catalogue } = useEditor();
  const { segments } = catalogue;
  if (catalogue.connection === 'not_connected') return <NotConnected chosen={value === '' ? [] : [value]} />;
  const notice =
    catalogue.loading || catalogue.error !== null ? undefined : findSegmentNotice(segments, value);
  return (
    <div>
      <Select
        label="Segment"
        placeholder={catalogue.loading ? 'Loading segments …' : 'Choose a segment'}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        limit={100}
        maxDropdownHeight={320}
        nothingFoundMessage="No segment is called that. Lists and profile tags are not offered."
        data={toSegmentOptions(segments, [value])}
        value={value === '' ? null : value}
        error={
          catalogue.error === null
            ? undefined
            : 'The segments could not be loaded. Reload the page to try again.'
        }
        renderOption={({ option }) => (
          <SegmentLine label={option.label} segment={segments.find(({ id }) => id === option.value)} />
        )}
        onChange={(next) => onChange(toId(next ?? ''))}
      />
      {notice === undefined ? null : (
        <Text size="xs" mt={4} c="light-dark(var(--mantine-color-orange-9), var(--mantine-color-orange-4))">
          {notice}
        </Text>
      )}
    </div>
  );
}
