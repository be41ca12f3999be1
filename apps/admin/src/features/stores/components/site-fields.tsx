import { Select, Stack, TextInput, Title } from '@mantine/core';
import type { SettingsDraft } from '../settings-draft.ts';
import { OriginsInput } from './origins-input.tsx';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly wrong: readonly string[];
  readonly disabled: boolean;
};

/** What the store is called, where it is, and by which clock it lives. */
export function SiteFields({ draft, onChange, wrong, disabled }: Props) {
  return (
    <Stack>
      <Title order={2} size="h4">
        Store
      </Title>
      <TextInput
        label="Name"
        required
        maxLength={100}
        maw={420}
        disabled={disabled}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <OriginsInput
        value={draft.addresses}
        onChange={(addresses) => onChange({ addresses })}
        error={wrong.length > 0 ? `Not an address: ${wrong.join(', ')}` : undefined}
        disabled={disabled}
      />
      <Select
        label="Time zone"
        searchable
        maw={420}
        allowDeselect={false}
        disabled={disabled}
        data={listTimeZones(draft.timeZone)}
        limit={60}
        value={draft.timeZone}
        onChange={(timeZone) => (timeZone === null ? undefined : onChange({ timeZone }))}
      />
    </Stack>
  );
}

function listTimeZones(present: string): string[] {
  return [...new Set([present, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}
