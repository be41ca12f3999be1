import { TagsInput, TextInput } from '@mantine/core';
import type { Textual } from '../../../audience/text-condition.ts';
import { NumberValue, RangeValue } from './number-value.tsx';
import { RegexValue } from './regex-value.tsx';

type Props<Condition extends Textual> = {
  readonly condition: Condition;
  readonly path: string;
  readonly onChange: (condition: Condition) => void;
};

/** What a text is held against, in the input that fits the operator. */
export function TextValue<Condition extends Textual>({ condition, path, onChange }: Props<Condition>) {
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
    case 'matches_regex':
    case 'does_not_match_regex':
      return (
        <RegexValue
          value={condition.value}
          path={path}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'less_than':
    case 'at_most':
    case 'greater_than':
    case 'at_least':
      return <NumberValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />;
    case 'is_between':
    case 'is_not_between':
      return <RangeValue value={condition.value} onChange={(value) => onChange({ ...condition, value })} />;
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

const placeholders: Readonly<Record<Textual['field'], string>> = {
  page_path: '/collections/sale',
  page_url: 'https://…',
  landing_page: '/pages/welcome',
  referring_domain: 'blog.example',
  url_parameter: 'spring',
  utm: 'spring',
  cookie: 'gold',
  attribute: 'gold',
};
