import { NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { listCurrencies } from '../currencies.ts';
import type { SettingProblems } from '../setting-problems.ts';
import type { SettingsDraft } from '../settings-draft.ts';
import { listTimeZones } from '../time-zones.ts';
import { OriginsInput } from './origins-input.tsx';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly problems: SettingProblems;
  readonly disabled: boolean;
};

/** What the store is called, where it is, and by which clock it lives. */
export function SiteFields({ draft, onChange, problems, disabled }: Props) {
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
        error={problems.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <OriginsInput
        value={draft.originLines}
        onChange={(originLines) => onChange({ originLines })}
        error={problems.originLines}
        disabled={disabled}
      />
      <TextInput
        label="Address of Facet on this store"
        description="Only where a path of your store leads to Facet, such as https://shop.example/n: browsers then remember visitors for longer. Check first that it does: pages call it from the next page on. The lines under Install change with it; those that your pages have go on working."
        placeholder="https://shop.example/n"
        maxLength={255}
        spellCheck={false}
        disabled={disabled}
        value={draft.facetAddress}
        error={problems.facetAddress}
        onChange={(event) => onChange({ facetAddress: event.currentTarget.value })}
      />
      <NativeSelect
        label="Time zone"
        maw={420}
        disabled={disabled}
        data={listTimeZones(draft.timeZone)}
        value={draft.timeZone}
        error={problems.timeZone}
        onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
      />
      <NativeSelect
        label="Currency"
        description="In which the store sells."
        maw={420}
        disabled={disabled}
        data={[...listCurrencies(draft.currency)]}
        value={draft.currency}
        error={problems.currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value })}
      />
    </Stack>
  );
}
