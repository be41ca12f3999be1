import { linkParameter } from '@facet/engine';
import { Stack, Text, TextInput } from '@mantine/core';
import { useStore } from '../../../../lib/stores/use-store.ts';
import { CopyField } from '../../../../ui/copy-field.tsx';
import { TextLink } from '../../../../ui/link-components.tsx';
import { ProblemsAt } from '../problems-at.tsx';

type Props = { readonly token: string; readonly onChange: (token: string) => void };

/** The link that lets visitors in, to be copied. */
export function LinkFields({ token, onChange }: Props) {
  const { id, settings } = useStore();
  const [origin] = settings.origins;
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={600} mb={4}>
          Link to share
        </Text>
        <CopyField value={`${origin ?? ''}/?${linkParameter}=${token}`} label="the link" />
        <Text size="xs" c="dimmed" mt={4}>
          {origin === undefined ? (
            <>
              Put the store&apos;s address in front; add it in{' '}
              <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId: id }}>
                Settings
              </TextLink>{' '}
              to see the whole link here.
            </>
          ) : (
            `It works on every page of the store: put ?${linkParameter}=${token} at the end of its address, or &${linkParameter}=${token} where it has a ? already.`
          )}
        </Text>
      </div>
      <div>
        <TextInput
          label="End of the link"
          description="Random, so that nobody guesses it. If you change it, links given out earlier stop working."
          maw={360}
          maxLength={64}
          spellCheck={false}
          autoComplete="off"
          value={token}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <ProblemsAt place="audience.token" />
      </div>
    </Stack>
  );
}
