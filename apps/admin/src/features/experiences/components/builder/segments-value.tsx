import type { SegmentKey } from '@facet/engine';
import { MultiSelect, Text } from '@mantine/core';
import { toId } from '../../../../lib/ids.ts';
import { useEditor } from '../editor-context.tsx';
import { NotConnected } from './not-connected.tsx';
import { findSegmentNotice, SegmentLine, toSegmentOptions } from './segment-options.tsx';

type Props = {
  readonly value: readonly SegmentKey[];
  readonly onChange: (value: readonly SegmentKey[]) => void;
};

/** Several segments, chosen by their names. */
export function SegmentsValue({ value, onChange }: Props) {
  const { catalogue } = useEditor();
  const { segments } = catalogue;
  if (catalogue.connection === 'not_connected') return <NotConnected chosen={value} />;
  const quiet = catalogue.loading || catalogue.error !== null;
  return (
    <div>
      <MultiSelect
        label="Segments"
        placeholder={value.length === 0 ? 'Choose segments' : ''}
        searchable
        selectFirstOptionOnChange
        limit={100}
        maxDropdownHeight={320}
        nothingFoundMessage="No segment is called that. Lists and profile tags are not offered."
        data={toSegmentOptions(segments, value)}
        value={[...value]}
        renderOption={({ option }) => (
          <SegmentLine label={option.label} segment={segments.find(({ id }) => id === option.value)} />
        )}
        onChange={(next) => onChange(next.map((id) => toId(id)))}
      />
      {quiet
        ? null
        : value.map((id) => {
            const notice = findSegmentNotice(segments, id);
            return notice === undefined ? null : (
              <Text key={id} size="xs" mt={4}>
                {catalogue.nameOf(id)}: {notice}
              </Text>
            );
          })}
    </div>
  );
}
