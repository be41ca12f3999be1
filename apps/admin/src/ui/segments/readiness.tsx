import type { Segment } from '@facet/protocol';
import { Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useEndedConnection } from '../../lib/klaviyo/get-connection.ts';
import { toMemberWords, toReadingProgress } from '../../lib/klaviyo/reading-progress.ts';
import { When } from '../when.tsx';

type Warm = NonNullable<Segment['warm']>;
type Props = { readonly storeId: string; readonly segment: Segment; readonly warm: Warm };

const stateWords = {
  waiting: 'Waiting',
  reading: 'Reading',
  ready: 'Ready',
  failing: 'Interrupted',
} as const satisfies Record<Warm['state'], string>;

/** How far a segment that is to be kept ready has come. */
export function Readiness({ storeId, segment, warm }: Props) {
  const progress = toReadingProgress(warm.members ?? 0, segment.members?.count ?? null);
  const hasEnded = useEndedConnection(storeId) !== undefined;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        <output style={{ fontWeight: 700 }}>
          <VisuallyHidden>{segment.name}: </VisuallyHidden>
          {stateWords[warm.state]}
        </output>
        <Details segment={segment} warm={warm} reading={progress.words} hasEnded={hasEnded} />
      </Text>
      {warm.state === 'reading' && progress.share !== null ? (
        <Progress value={progress.share * 100} aria-label={`How much of ${segment.name} is read`} />
      ) : null}
    </Stack>
  );
}

type DetailProps = Omit<Props, 'storeId'> & { readonly reading: string; readonly hasEnded: boolean };

function Details({ segment, warm, reading, hasEnded }: DetailProps) {
  switch (warm.state) {
    case 'waiting':
      return segment.state === 'processing' ? ' until Klaviyo has computed it' : ' for its turn to be read';
    case 'reading':
      return `: ${reading}`;
    case 'ready':
      return (
        <>
          : {warm.members === null ? 'being read anew' : toMemberWords(warm.members)}
          {warm.readAt === null ? null : (
            <>
              , read <When at={warm.readAt} />
            </>
          )}
        </>
      );
    case 'failing':
      return (
        <>
          {toFailureWords(segment, hasEnded)}
          {warm.readAt === null ? null : (
            <>
              {' '}
              Last read whole <When at={warm.readAt} />.
            </>
          )}
        </>
      );
  }
  return null;
}

function toFailureWords({ exists }: Pick<Segment, 'exists'>, hasEnded: boolean): string {
  if (!exists) return ': Klaviyo no longer has this segment. Switch this off.';
  if (hasEnded) return ': it goes on once Klaviyo is connected again.';
  return ': Klaviyo did not answer, or visitors needed its calls first. Facet goes on by itself.';
}
