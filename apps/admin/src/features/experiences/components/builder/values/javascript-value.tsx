import { Text, Textarea } from '@mantine/core';
import { useStore } from '../../../../../lib/stores/use-store.ts';
import { TextLink } from '../../../../../ui/link-components.tsx';

type Props = { readonly value: string; readonly onChange: (value: string) => void };

/** An expression that the store's pages evaluate. */
export function JavaScriptValue({ value, onChange }: Props) {
  const { id, settings } = useStore();
  return (
    <div>
      <Textarea
        label="JavaScript expression"
        placeholder="window.theme.customer?.isMember"
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        maxLength={2000}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {settings.javascriptConditions ? (
        <Text size="xs" c="dimmed" mt={4}>
          Runs on the store&apos;s pages and needs eval. Where a page forbids it, the answer is not known and
          nobody is let in.
        </Text>
      ) : (
        <Text
          size="xs"
          mt={4}
          c="light-dark(var(--mantine-color-orange-light-color), var(--mantine-color-orange-4))"
        >
          This store does not allow JavaScript expressions, so this cannot be saved. An owner can allow them
          in{' '}
          <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId: id }}>
            Settings
          </TextLink>
          ; the store&apos;s pages must allow eval too. A custom attribute that the theme sets needs neither.
        </Text>
      )}
    </div>
  );
}
