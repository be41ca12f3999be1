import { Button } from '@mantine/core';
import { toForgetQuestion } from '../../../lib/people/forget-words.ts';
import { askFirst } from '../../../ui/confirm.tsx';

type Props = {
  /** What was typed to find the person. */
  readonly input: string;
  readonly pending: boolean;
  readonly onForget: (input: string) => void;
};

/** Has everything about the inspected person erased, after saying what that is. */
export function ForgetButton({ input, pending, onForget }: Props) {
  const ask = () =>
    askFirst({
      ...toForgetQuestion(input),
      confirm: 'Forget',
      onConfirm: () => onForget(input),
    });
  return (
    <Button variant="default" size="xs" loading={pending} onClick={ask}>
      Forget this person
    </Button>
  );
}
