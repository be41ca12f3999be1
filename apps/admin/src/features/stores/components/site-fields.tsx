import { Select, Stack, TextInput, Title } from '@mantine/core';
import type { SettingsDraft } from '../settings-draft.ts';
import { OriginsInput } from './origins-input.tsx';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly wrong: readonly string[];
  readonly isFacetAddressWrong: boolean;
  readonly disabled: boolean;
};

/** What the store is called, where it is, and by which clock it lives. */
export function SiteFields({ draft, onChange, wrong, isFacetAddressWrong, disabled }: Props) {
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
        value={draft.originLines}
        onChange={(originLines) => onChange({ originLines })}
        error={wrong.length > 0 ? `Not an address: ${wrong.join(', ')}` : undefined}
        disabled={disabled}
      />
      <TextInput
        label="Address of Facet on this store"
        description="Leave it empty, unless a path of your store leads to Facet through your own server, such as https://shop.example/n. Browsers then remember visitors for longer. The lines under Install change with it; those that your pages have go on working. Pages call this address from the next page on: check first that it leads to Facet."
        placeholder="https://shop.example/n"
        maxLength={255}
        spellCheck={false}
        disabled={disabled}
        value={draft.facetAddress}
        error={
          isFacetAddressWrong
            ? 'Not an address: write it like https://shop.example/n, without ? and #.'
            : undefined
        }
        onChange={(event) => onChange({ facetAddress: event.currentTarget.value })}
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
