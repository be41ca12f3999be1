import { type ConditionOn, type NamedField, utmTags } from '@facet/engine';
import { Select, TextInput } from '@mantine/core';
import { utmTagLabels } from '../../../../../lib/audience/choice-labels.ts';
import { TextValue } from './text-value.tsx';
import classes from './values.module.css';

type Named = ConditionOn<NamedField['field']>;
type Props = {
  readonly condition: Named;
  readonly path: string;
  readonly onChange: (condition: Named) => void;
};

/** The name of a parameter, tag, cookie or attribute, and what its value is held against. */
export function NamedValue({ condition, path, onChange }: Props) {
  return (
    <div className={classes['pair']}>
      <Name condition={condition} onChange={onChange} />
      {condition.operator === 'exists' || condition.operator === 'does_not_exist' ? null : (
        <div>
          <TextValue condition={condition} path={path} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

const words = {
  url_parameter: { label: 'Parameter', placeholder: 'ref' },
  cookie: { label: 'Cookie', placeholder: 'plan' },
  attribute: { label: 'Attribute', placeholder: 'cart_total' },
} as const;

function Name({ condition, onChange }: Pick<Props, 'condition' | 'onChange'>) {
  if (condition.field === 'utm') {
    return (
      <Select
        label="Tag"
        allowDeselect={false}
        data={utmTags.map((tag) => ({ value: tag, label: utmTagLabels[tag] }))}
        value={condition.name}
        onChange={(value) => {
          const name = utmTags.find((tag) => tag === value);
          if (name !== undefined) onChange({ ...condition, name });
        }}
      />
    );
  }
  return (
    <TextInput
      {...words[condition.field]}
      spellCheck={false}
      value={condition.name}
      onChange={(event) => onChange({ ...condition, name: event.currentTarget.value })}
    />
  );
}
