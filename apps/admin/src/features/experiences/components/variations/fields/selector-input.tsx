import { TextInput } from '@mantine/core';
import { findSelectorProblem } from '../../../draft/selector-problem.ts';
import { useEditor } from '../../editor-context.tsx';

type Props = {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string;
  readonly path: string;
  readonly onChange: (selector: string) => void;
};

/** A CSS selector, judged while it is typed. */
export function SelectorInput({ value, path, onChange, description, ...words }: Props) {
  const { problems } = useEditor();
  // After a try to save, the change tells it with whatever else is wrong there.
  const isTold = problems.some((problem) => problem.path === path);
  return (
    <TextInput
      {...words}
      // Who has filled it in knows; in a list of changes it would be said over and over.
      description={value === '' ? description : undefined}
      spellCheck={false}
      data-place={path}
      value={value}
      error={isTold ? undefined : findSelectorProblem(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
