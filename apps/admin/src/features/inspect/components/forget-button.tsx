import { Button } from '@mantine/core';
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
      title: 'Forget this person?',
      body: 'Facet erases for good whose Klaviyo profile it is, the segments they are in, the variations they were given, and their visits in the results of experiences. Their profile in Klaviyo stays, and so does what their own browser keeps: if they come back, Facet gets to know them anew.',
      confirm: 'Forget',
      onConfirm: () => onForget(input),
    });
  return (
    <Button variant="default" size="xs" loading={pending} onClick={ask}>
      Forget this person
    </Button>
  );
}
