import type { Change } from '@facet/engine';
import { Textarea, TextInput } from '@mantine/core';
import { AttributeFields } from './fields/attribute-fields.tsx';
import { ClassFields } from './fields/class-fields.tsx';
import { CodeInput } from './fields/code-input.tsx';
import { MoveFields } from './fields/move-fields.tsx';
import { PositionSelect } from './fields/position-select.tsx';
import { SelectorInput } from './fields/selector-input.tsx';
import { VariableFields } from './fields/variable-fields.tsx';
import { StyleFields } from './style-fields.tsx';

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
      <KindFields {...props} />
    </>
  );
}

function KindFields({ change, path, onChange }: Props) {
  switch (change.kind) {
    case 'text':
      return (
        <Textarea
          label="New text"
          autosize
          minRows={1}
          maxRows={16}
          value={change.value}
          onChange={(event) => onChange({ ...change, value: event.currentTarget.value })}
        />
      );
    case 'html':
      return (
        <CodeInput
          label="New HTML"
          description="Replaces what is inside the element. Scripts in it do not run."
          value={change.value}
          onChange={(value) => onChange({ ...change, value })}
        />
      );
    case 'attribute':
      return <AttributeFields change={change} onChange={onChange} />;
    case 'style':
      return <StyleFields styles={change.styles} onChange={(styles) => onChange({ ...change, styles })} />;
    case 'class':
      return <ClassFields change={change} onChange={onChange} />;
    case 'hide':
      return null;
    case 'insert':
      return (
        <>
          <PositionSelect
            label="Where, seen from the element"
            value={change.position}
            onChange={(position) => onChange({ ...change, position })}
          />
          <CodeInput
            label="HTML to insert"
            description="Scripts in it do not run."
            placeholder="<p>Free shipping for you</p>"
            value={change.html}
            onChange={(html) => onChange({ ...change, html })}
          />
        </>
      );
    case 'move':
      return <MoveFields change={change} path={path} onChange={onChange} />;
    case 'css':
      return (
        <CodeInput
          label="CSS"
          description="A style sheet for the whole page. @import has no effect in it."
          placeholder=".hero { background: #123456; }"
          value={change.css}
          onChange={(css) => onChange({ ...change, css })}
        />
      );
    case 'javascript':
      return (
        <CodeInput
          label="JavaScript"
          description="Runs once on each page. Pages whose Content-Security-Policy forbids eval leave it out. Return a function that undoes it."
          value={change.code}
          onChange={(code) => onChange({ ...change, code })}
        />
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
    case 'variable':
      return <VariableFields change={change} path={path} onChange={onChange} />;
    default:
      throw new TypeError(change satisfies never);
  }
}
