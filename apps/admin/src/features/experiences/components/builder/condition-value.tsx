import { type Condition, devices, type TextCondition } from '@facet/engine';
import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { SegmentValue } from './segment-value.tsx';
import { SegmentsValue } from './segments-value.tsx';

type Props = { readonly condition: Condition; readonly onChange: (condition: Condition) => void };

/** The value of a condition, in the input that fits. */
export function ConditionValue({ condition, onChange }: Props) {
  switch (condition.field) {
    case 'klaviyo_segment':
      if (typeof condition.value === 'string') {
        return (
          <SegmentValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
        );
      }
      return (
        <SegmentsValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
      );
    case 'identified':
      return (
        <Select
          label="Value"
          allowDeselect={false}
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={condition.value ? 'yes' : 'no'}
          onChange={(value) => onChange({ ...condition, value: value === 'yes' })}
        />
      );
    case 'device':
      return (
        <MultiSelect
          label="Value"
          data={devices.map((device) => ({ value: device, label: deviceLabels[device] }))}
          value={[...condition.value]}
          onChange={(chosen) =>
            onChange({ ...condition, value: devices.filter((device) => chosen.includes(device)) })
          }
        />
      );
    case 'visitor_type':
      return (
        <Select
          label="Value"
          allowDeselect={false}
          data={[
            { value: 'new', label: 'New visitor' },
            { value: 'returning', label: 'Returning visitor' },
          ]}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value: value === 'returning' ? 'returning' : 'new' })}
        />
      );
    case 'page_path':
    case 'page_url':
      return <TextValue condition={condition} onChange={onChange} />;
    case 'url_parameter':
      return (
        <div style={{ display: 'flex', gap: 'var(--mantine-spacing-xs)', flexWrap: 'wrap' }}>
          <TextInput
            label="Parameter"
            placeholder="utm_campaign"
            spellCheck={false}
            style={{ flex: '1 1 120px' }}
            value={condition.name}
            onChange={(event) => onChange({ ...condition, name: event.currentTarget.value })}
          />
          <div style={{ flex: '1 1 120px' }}>
            <TextValue condition={condition} onChange={onChange} />
          </div>
        </div>
      );
    default:
      throw new TypeError(condition satisfies never);
  }
}

const deviceLabels = { desktop: 'Computer', mobile: 'Phone', tablet: 'Tablet' } as const;

type AnyText = Extract<Condition, { readonly field: TextCondition['field'] }>;

function TextValue({
  condition,
  onChange,
}: {
  readonly condition: AnyText;
  readonly onChange: Props['onChange'];
}) {
  switch (condition.operator) {
    case 'exists':
    case 'does_not_exist':
      return null;
    case 'is_one_of':
    case 'is_not_one_of':
      return (
        <TagsInput
          label="Values"
          description="Press Enter after each."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          acceptValueOnBlur
          value={[...condition.value]}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'equals':
    case 'does_not_equal':
    case 'contains':
    case 'does_not_contain':
    case 'starts_with':
    case 'does_not_start_with':
    case 'ends_with':
    case 'does_not_end_with':
      return (
        <TextInput
          label="Value"
          placeholder={placeholders[condition.field]}
          spellCheck={false}
          value={condition.value}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      );
    default:
      throw new TypeError(condition satisfies never);
  }
}

const placeholders = {
  page_path: '/collections/sale',
  page_url: 'https://…',
  url_parameter: 'spring',
} as const;
