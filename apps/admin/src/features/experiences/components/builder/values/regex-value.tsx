import { Text, TextInput } from '@mantine/core';
import { isAt } from '../../../draft/problem-tab.ts';
import { findRegexProblem } from '../../../draft/regex-problem.ts';
import { useEditor } from '../../editor-context.tsx';

type Props = {
  readonly value: string;
  readonly path: string;
  readonly onChange: (value: string) => void;
};

/** A regular expression, judged while it is typed. */
export function RegexValue({ value, path, onChange }: Props) {
  const { problems } = useEditor();
  // After a try to save, the row tells it with whatever else is wrong there.
  const isTold = problems.some((problem) => isAt(problem.path, path));
  const problem = isTold ? undefined : findRegexProblem(value);
  return (
    <div>
      <TextInput
        label="Regular expression"
        description="Found anywhere in the text, unless you bind it with ^ and $."
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder="^/(sale|outlet)"
        spellCheck={false}
        value={value}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <details>
        <Text component="summary" size="xs" c="dimmed">
          What can be used
        </Text>
        <Text size="xs" c="dimmed">
          Letters and digits as they are; . for any character; [a-z], \d, \w, \s, \b; ( ) and | for one of
          several; * + ? and {'{2,3}'} to repeat; \ before a sign that means itself. Not available: looking
          ahead or behind, and references back such as \1. Letter case counts.
        </Text>
      </details>
    </div>
  );
}
