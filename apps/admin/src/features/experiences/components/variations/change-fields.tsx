import type { Change } from '@facet/engine';
import { Textarea } from '@mantine/core';
import { later } from '../../../../ui/later.tsx';
import { SelectorInput } from './fields/selector-input.tsx';

const KindFields = later(async () => (await import('./kind-fields.tsx')).KindFields);

type Props = {
  readonly change: Change;
  readonly path: string;
  readonly onChange: (change: Change) => void;
};

/** What one kind of change needs to know. */
export function ChangeFields(props: Props) {
  const { change, path, onChange } = props;
  return (
    <>
      {'selector' in change ? (
        <SelectorInput
          label="Element (CSS selector)"
          description="Where on the page, such as #announcement or .hero h1: whoever built the theme can tell you. All elements that it fits are changed."
          placeholder=".hero h1"
          value={change.selector}
          path={`${path}.selector`}
          onChange={(selector) => onChange({ ...change, selector })}
        />
      ) : null}
      {change.kind === 'text' ? (
        <Textarea
          label="New text"
          autosize
          minRows={1}
          maxRows={16}
          value={change.value}
          onChange={(event) => onChange({ ...change, value: event.currentTarget.value })}
        />
      ) : (
        <KindFields change={change} path={path} onChange={onChange} />
      )}
    </>
  );
}
