import type { StoreSettings } from '@facet/protocol';
import { Checkbox, Stack, Switch, Title } from '@mantine/core';
import type { SettingsDraft } from '../settings-draft.ts';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly disabled: boolean;
};

type Relay = StoreSettings['relays'][number];

const relays: readonly { readonly value: Relay; readonly label: string; readonly description: string }[] = [
  {
    value: 'data_layer',
    label: 'Google Tag Manager',
    description: 'As the event facet_exposure in the dataLayer.',
  },
  {
    value: 'ga4',
    label: 'Google Analytics 4',
    description: 'As the event experience_impression, from which audiences can be made.',
  },
  { value: 'segment', label: 'Segment', description: 'As the event Experiment Viewed.' },
];

/** Who hears of what visitors see, and what the script notices by itself. */
export function TellingFields({ draft, onChange, disabled }: Props) {
  return (
    <Stack gap="lg">
      <Title order={2} size="h4">
        Telling and counting
      </Title>
      <Checkbox.Group
        label="Tell others which variation a visitor sees"
        description="They hear it in the page, as they hear everything else there. They get ids, and nothing about the visitor."
        value={[...draft.relays]}
        onChange={(values) =>
          onChange({ relays: relays.map(({ value }) => value).filter((value) => values.includes(value)) })
        }
      >
        <Stack gap="xs" mt="xs">
          {relays.map((relay) => (
            <Checkbox key={relay.value} disabled={disabled} {...relay} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch
        label="Notice what is put into the cart"
        description="Facet counts requests and forms that go to /cart/add, as on Shopify, and those of WooCommerce. Turn it off where your theme tells Facet by itself."
        maw={620}
        disabled={disabled}
        checked={draft.cartDetection}
        onChange={(event) => onChange({ cartDetection: event.currentTarget.checked })}
      />
    </Stack>
  );
}
