import type { Change } from '@facet/engine';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isSame } from '../../../../../lib/is-same.ts';
import { CodeInput } from '../../../../../ui/code/code-input.tsx';
import { findUnfinished, readJsonText, toJsonText } from '../../../changes/json-text.ts';
import { isAt } from '../../../draft/problem-tab.ts';
import { useEditor } from '../../editor-context.tsx';

type Variable = Extract<Change, { readonly kind: 'variable' }>;
type Props = {
  readonly change: Variable;
  readonly path: string;
  readonly onChange: (change: Variable) => void;
};

/** A value for the theme's code: its name, and the value as JSON. */
export function VariableFields({ change, path, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Name"
        description="The theme reads it with facet.variables()."
        placeholder="heroLayout"
        maw={360}
        spellCheck={false}
        autoCapitalize="off"
        value={change.name}
        onChange={(event) => onChange({ ...change, name: event.currentTarget.value.trim() })}
      />
      <JsonInput
        value={change.value}
        path={`${path}.value`}
        onChange={(value) => onChange({ ...change, value })}
      />
    </>
  );
}

type JsonProps = {
  readonly value: Variable['value'];
  readonly path: string;
  readonly onChange: (value: Variable['value']) => void;
};

function JsonInput({ value, path, onChange }: JsonProps) {
  const { problems } = useEditor();
  const [text, setText] = useState(() => toJsonText(value));
  // It may change from outside, when the edit is discarded or reloaded.
  const shown = isSame(readJsonText(text), value) ? text : toJsonText(value);
  // After a try to save, the card tells it with whatever else is wrong there.
  const isTold = problems.some((problem) => isAt(problem.path, path));
  const isWrong = !isTold && shown.trim() !== '' && findUnfinished(value) !== undefined;
  return (
    <CodeInput
      label="Value (JSON)"
      language="json"
      description={'A text in quotes such as "wide", a number, true or false, a list [1, 2], or {"size": 2}.'}
      placeholder={'"wide"'}
      minRows={2}
      value={shown}
      error={isWrong ? 'This is no JSON yet. Texts and names stand in double quotes.' : undefined}
      onChange={(next) => {
        setText(next);
        onChange(readJsonText(next));
      }}
    />
  );
}
