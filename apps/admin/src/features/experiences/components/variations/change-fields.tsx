import type { Change } from '@facet/engine';
import { Textarea, TextInput } from '@mantine/core';
import { StyleFields } from './style-fields.tsx';

type Props = { readonly change: Change; readonly onChange: (change: Change) => void };

/** What one kind of change needs to know. */
export function ChangeFields({ change, onChange }: Props) {
  switch (change.kind) {
    case 'text':
    case 'html':
      return (
        <>
          <SelectorInput change={change} onChange={onChange} />
          <Textarea
            label={change.kind === 'text' ? 'New text' : 'New HTML'}
            description={change.kind === 'html' ? 'Replaces what is inside the element.' : undefined}
            autosize
            minRows={change.kind === 'text' ? 1 : 3}
            maxRows={16}
            spellCheck={change.kind === 'text'}
            styles={change.kind === 'html' ? codeStyles : {}}
            value={change.value}
            onChange={(event) => onChange({ ...change, value: event.currentTarget.value })}
          />
        </>
      );
    case 'style':
      return (
        <>
          <SelectorInput change={change} onChange={onChange} />
          <StyleFields styles={change.styles} onChange={(styles) => onChange({ ...change, styles })} />
        </>
      );
    case 'redirect':
      return (
        <TextInput
          label="Go to"
          description="Another address of the store. What is behind ? and # in the visitor's address is kept, so is _kx."
          placeholder="/pages/vip"
          spellCheck={false}
          value={change.url}
          onChange={(event) => onChange({ ...change, url: event.currentTarget.value })}
        />
      );
    case 'discount':
      return (
        <TextInput
          label="Discount code"
          description="As it is called in your store. It is applied to the visitor's cart."
          placeholder="VIP15"
          spellCheck={false}
          value={change.code}
          onChange={(event) => onChange({ ...change, code: event.currentTarget.value.trim() })}
        />
      );
    default:
      throw new TypeError(change satisfies never);
  }
}

const codeStyles = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } };

type WithSelector = Extract<Change, { readonly selector: string }>;

function SelectorInput({
  change,
  onChange,
}: {
  readonly change: WithSelector;
  readonly onChange: Props['onChange'];
}) {
  return (
    <TextInput
      label="Element (CSS selector)"
      description="Where on the page, such as #announcement or .hero h1: whoever built the theme can tell you. All elements that it fits are changed."
      placeholder=".hero h1"
      spellCheck={false}
      value={change.selector}
      onChange={(event) => onChange({ ...change, selector: event.currentTarget.value })}
    />
  );
}
