import { NativeSelect, Radio, Stack, Switch, Title } from '@mantine/core';
import { NumberInput } from '../../../ui/number-input.tsx';
import { hideLimits } from '../setting-problems.ts';
import type { SettingsDraft } from '../settings-draft.ts';
import { MemoryFields } from './memory-fields.tsx';

type Props = {
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
  readonly disabled: boolean;
};

/** How Facet behaves on the store's pages. */
export function BehaviourFields({ draft, onChange, disabled }: Props) {
  return (
    <Stack gap="lg">
      <Title order={2} size="h4">
        On the store&apos;s pages
      </Title>
      <Radio.Group
        label="Consent"
        value={draft.consent}
        onChange={(value) => onChange({ consent: value === 'required' ? 'required' : 'not_required' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            disabled={disabled}
            value="not_required"
            label="Not required"
            description="Facet works from the first page on."
          />
          <Radio
            disabled={disabled}
            value="required"
            label="Required"
            description="Nothing is read, kept or sent before the visitor agrees in the store's consent banner. Until then they see the original."
          />
        </Stack>
      </Radio.Group>
      <Switch
        label="Respect Global Privacy Control"
        description="Some browsers tell every site that their visitor does not want to be tracked. Such a visitor counts as one who does not agree, until your consent banner says that they do."
        maw={620}
        disabled={disabled}
        checked={draft.globalPrivacyControl === 'respected'}
        onChange={(event) =>
          onChange({ globalPrivacyControl: event.currentTarget.checked ? 'respected' : 'ignored' })
        }
      />
      <Radio.Group
        label="When Klaviyo's answer comes late"
        description="A visitor's first page may be there before Klaviyo has answered."
        value={draft.latePolicy}
        onChange={(value) => onChange({ latePolicy: value === 'next_page' ? 'next_page' : 'apply_now' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            disabled={disabled}
            value="apply_now"
            label="Change the page at once"
            description="The visitor sees the original first, then the variation."
          />
          <Radio
            disabled={disabled}
            value="next_page"
            label="Wait for the next page"
            description="The page that is open stays as it is."
          />
        </Stack>
      </Radio.Group>
      <NumberInput
        label="Longest time to hide what may change"
        description="While Klaviyo is being asked, only the elements that may change are hidden. Then the original is shown."
        {...hideLimits}
        whole
        step={50}
        maw={420}
        disabled={disabled}
        value={draft.hideLimitMs}
        onChange={(hideLimitMs) => onChange({ hideLimitMs })}
      />
      <MemoryFields draft={draft} onChange={onChange} disabled={disabled} />
      <NativeSelect
        label="Discount codes"
        description="How a variation's discount reaches the cart."
        maw={420}
        disabled={disabled}
        data={[
          { value: 'shopify', label: 'Through Shopify (/discount/CODE)' },
          { value: 'event', label: 'Through the theme, which listens to an event' },
        ]}
        value={draft.discounts}
        onChange={(event) =>
          onChange({ discounts: event.currentTarget.value === 'event' ? 'event' : 'shopify' })
        }
      />
      <Switch
        label="Allow JavaScript expressions in audiences"
        description="Whoever may edit experiences can then run code of their own on the store's pages. It needs eval: pages that forbid it in their Content-Security-Policy leave such a condition unknown, and unknown lets nobody in. Off, none can be saved, and those there are stay unknown everywhere."
        maw={620}
        disabled={disabled}
        checked={draft.javascriptConditions}
        onChange={(event) => onChange({ javascriptConditions: event.currentTarget.checked })}
      />
    </Stack>
  );
}
