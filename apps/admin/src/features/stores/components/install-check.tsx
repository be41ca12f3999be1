import type { Installation, InstalledOrigin } from '@facet/protocol';
import { Alert, Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMayEdit } from '../../../lib/session/get-session.ts';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { When } from '../../../ui/when.tsx';
import { installationQuery } from '../api/get-installation.ts';
import { PageCheck } from './page-check.tsx';

const watchEveryMs = 2000;

/** Watches for the script while it is open: turns green as soon as a page of the store loads it. */
export function InstallCheck() {
  const storeId = useStoreId();
  const mayEdit = useMayEdit();
  const installation = useQuery({ ...installationQuery(storeId), refetchInterval: watchEveryMs });
  return (
    <QueryView query={installation}>
      {(data) => (
        <Stack>
          {data.origins.length === 0 ? <NoOrigins storeId={storeId} /> : null}
          <div aria-live="polite">
            <Stack>
              {data.origins.map((origin) => (
                <OriginCheck key={origin.origin} seen={origin} consent={data.consent} />
              ))}
            </Stack>
          </div>
          <Elsewhere elsewhere={data.elsewhere} storeId={storeId} />
          {mayEdit && data.origins.length > 0 ? (
            <PageCheck origins={data.origins.map(({ origin }) => origin)} />
          ) : null}
        </Stack>
      )}
    </QueryView>
  );
}

function NoOrigins({ storeId }: { readonly storeId: string }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="No address is allowed yet">
      Until you add the store&apos;s address in{' '}
      <TextLink underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
        Settings
      </TextLink>
      , its pages cannot ask Facet who a visitor is.
    </Alert>
  );
}

const looks = {
  now: { color: 'green', title: 'The script is there', Icon: IconCircleCheck },
  earlier: { color: 'blue', title: 'The script was seen', Icon: IconInfoCircle },
  never: { color: 'gray', title: 'Waiting for the first page', Icon: IconInfoCircle },
} as const;

type OriginProps = { readonly seen: InstalledOrigin; readonly consent: Installation['consent'] };

function OriginCheck({ seen, consent }: OriginProps) {
  const { color, title, Icon } = looks[seen.state];
  const shop = (
    <Anchor underline="always" href={seen.origin} target="_blank" rel="noreferrer">
      {seen.origin}
    </Anchor>
  );
  return (
    <Alert color={color} icon={<Icon aria-hidden />} title={title}>
      <Stack gap="xs">
        {seen.lastSeenAt === null ? (
          <Text size="sm">Open {shop} in another tab: this turns green within seconds.</Text>
        ) : (
          <Text size="sm">
            {shop}, last <When at={seen.lastSeenAt} />.
            {seen.state === 'now' ? null : ' Open it in another tab to see whether it still is.'}
          </Text>
        )}
        <ScriptFacts seen={seen} consent={consent} />
      </Stack>
    </Alert>
  );
}

function ScriptFacts({ seen, consent }: OriginProps) {
  if (seen.lastSeenAt === null) return null;
  if (seen.script === null) {
    return (
      <Text size="sm">
        {seen.ranAt === null ? 'A page has loaded it: all is ready.' : 'It runs: all is ready.'}
      </Text>
    );
  }
  const waits = seen.consent === 'required' ? 'Waits for consent' : 'Does not wait for consent';
  return (
    <>
      <Group gap="xs">
        <Badge variant="light" tt="none" color="gray">
          Version {seen.script.slice(0, 7)}
        </Badge>
        <Badge variant="light" tt="none" color={seen.isCurrent === true ? 'green' : 'gray'}>
          {seen.isCurrent === true ? 'Up to date' : 'An earlier copy'}
        </Badge>
        <Badge variant="light" tt="none" color={seen.consent === consent ? 'gray' : 'yellow'}>
          {waits}
        </Badge>
      </Group>
      {seen.isCurrent === true ? null : (
        <Text size="sm">
          Browsers keep a copy for a minute; after a change the new one comes with the next page.
        </Text>
      )}
    </>
  );
}

function Elsewhere({
  elsewhere,
  storeId,
}: {
  readonly elsewhere: Installation['elsewhere'];
  readonly storeId: string;
}) {
  if (elsewhere.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Also seen at other addresses">
      <Text size="sm">
        {elsewhere.map(({ origin }) => origin).join(', ')}. Visitors there are neither recognized nor counted.
        If these pages are yours, add them in{' '}
        <TextLink underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
          Settings
        </TextLink>
        .
      </Text>
    </Alert>
  );
}
