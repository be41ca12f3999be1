import { type Change, findCssProblem } from '@facet/engine';
import { CodeInput } from '../../../../ui/code/code-input.tsx';
import { toCodeError } from '../../changes/code-error.ts';
import { AttributeFields } from './fields/attribute-fields.tsx';
import { ClassFields } from './fields/class-fields.tsx';
import { DiscountFields } from './fields/discount-fields.tsx';
import { HtmlInput } from './fields/html-input.tsx';
import { MoveFields } from './fields/move-fields.tsx';
import { PositionSelect } from './fields/position-select.tsx';
import { RedirectFields } from './fields/redirect-fields.tsx';
import { VariableFields } from './fields/variable-fields.tsx';
import { StyleFields } from './style-fields.tsx';

type Props = {
  readonly change: Exclude<Change, { readonly kind: 'text' }>;
  readonly path: string;
  readonly onChange: (change: Change) => void;
};

/** What each kind of change but the commonest, text, needs to know. */
export function KindFields({ change, path, onChange }: Props) {
  switch (change.kind) {
    case 'html':
      return (
        <HtmlInput
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
          <HtmlInput
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
          language="css"
          error={toCodeError(findCssProblem(change.css))}
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
          language="javascript"
          description="Runs once on each page. Pages whose Content-Security-Policy forbids eval leave it out. Return a function that undoes it."
          value={change.code}
          onChange={(code) => onChange({ ...change, code })}
        />
      );
    case 'redirect':
      return <RedirectFields change={change} onChange={onChange} />;
    case 'discount':
      return <DiscountFields change={change} onChange={onChange} />;
    case 'variable':
      return <VariableFields change={change} path={path} onChange={onChange} />;
    default:
      throw new TypeError(change satisfies never);
  }
}
