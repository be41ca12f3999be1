import { Code, List, Stack, Text, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { whoExamples } from '../../../lib/people/typed-who.ts';

type Props = {
  readonly ref: Ref<HTMLInputElement>;
  readonly value: string;
  readonly error: string | undefined;
  /** What is worth knowing of what was typed. */
  readonly note: string | undefined;
  readonly onChange: (value: string) => void;
};

const examples = [
  { what: 'The link of a button in a Klaviyo e-mail or text message', example: whoExamples.link },
  { what: 'The value of its _kx alone', example: whoExamples.token },
  { what: 'A visitor id: the cookie facet_id of a browser', example: whoExamples.visitor },
] as const;

/** Who is looked at, with examples of what can be pasted. */
export function WhoField({ ref, value, error, note, onChange }: Props) {
  return (
    <Stack gap={6}>
      <TextInput
        ref={ref}
        label="Who"
        description="A link from a Klaviyo message, the value of its _kx, or a visitor id. Never an e-mail address."
        placeholder="https://shop.example/?_kx=…"
        required
        maxLength={4000}
        autoComplete="off"
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {note === undefined ? null : (
        <Text size="sm" component="output">
          {note}
        </Text>
      )}
      <details>
        <Text component="summary" size="sm">
          What can I paste?
        </Text>
        <List size="sm" mt={6} spacing={6} style={{ overflowWrap: 'anywhere' }}>
          {examples.map(({ what, example }) => (
            <List.Item key={example}>
              {what}, such as <Code>{example}</Code>
            </List.Item>
          ))}
        </List>
      </details>
    </Stack>
  );
}
