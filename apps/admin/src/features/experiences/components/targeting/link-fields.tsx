import { linkParameter } from '@facet/engine';
import { Stack, Text, TextInput } from '@mantine/core';
import { useStore } from '../../../../lib/stores/use-store.ts';
import { CopyField } from '../../../../ui/copy-field.tsx';
import { TextLink } from '../../../../ui/link-components.tsx';
import { TellNow } from '../live-problems.tsx';
import { useProblemAt } from '../use-problem-at.ts';

type Props = { readonly token: string; readonly onChange: (token: string) => void };

const place = 'audience.token';

/** The link that lets visitors in, to be copied. */
export function LinkFields(props: Props) {
  return (
    <TellNow place={place}>
      <Fields {...props} />
    </TellNow>
  );
}

function Fields({ token, onChange }: Props) {
  const problem = useProblemAt(place);
  const { id, settings } = useStore();
  const [origin] = settings.origins;
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={600} mb={4}>
          Link to share
        </Text>
        {problem === undefined ? (
          <CopyField value={`${origin ?? ''}/?${linkParameter}=${token}`} label="the link" />
        ) : null}
        <Text size="xs" c="dimmed" mt={4}>
          {problem !== undefined ? (
            'The link is here as soon as its end below can be used.'
          ) : origin === undefined ? (
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
      <TextInput
        label="End of the link"
        description="Random, so that nobody guesses it. If you change it, links given out earlier stop working."
        maw={360}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        data-place={place}
        value={token}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Stack>
  );
}
