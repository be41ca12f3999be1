import { Box, Code, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useStore } from '../../../../../lib/stores/use-store.ts';
import { otherExperiencesQuery } from '../../../api/get-other-experiences.ts';
import { findLanding, type Landing } from '../../../changes/landing.ts';

/** Says where a visitor at some address would land. What is typed stays on this page. */
export function RedirectTester({ url }: { readonly url: string }) {
  const { id: storeId, settings } = useStore();
  const { experienceId = '' } = useParams({ strict: false });
  const { data } = useQuery(otherExperiencesQuery(storeId, experienceId));
  const [from, setFrom] = useState('');
  const [origin] = settings.origins;
  if (origin === undefined) return null;
  const others = data?.redirects ?? [];
  return (
    <details>
      <Text component="summary" size="sm" fw={500}>
        Try this redirect
      </Text>
      <Stack gap="xs" mt="xs">
        <TextInput
          label="A visitor is at"
          description={`A path of ${origin}, or a whole address of the store, with all that is behind it.`}
          placeholder="/collections/sale?utm_source=mail#top"
          spellCheck={false}
          autoComplete="off"
          maxLength={2000}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <Box component="output" display="block">
          {from.trim() === '' ? null : (
            <LandingWords landing={findLanding(url, from, settings.origins, others)} />
          )}
        </Box>
      </Stack>
    </details>
  );
}

function LandingWords({ landing }: { readonly landing: Landing }) {
  switch (landing.state) {
    case 'no_address':
      return <Text size="sm">This is no address. Type one such as /collections/sale?color=red</Text>;
    case 'no_store_address':
      return (
        <Text size="sm">
          {landing.origin} is none of the store’s addresses, so nothing happens there. Type a path such as
          /collections/sale
        </Text>
      );
    case 'no_target':
      return <Text size="sm">Fill in where to go first, such as /pages/vip</Text>;
    case 'there_already':
      return (
        <Text size="sm">
          The visitor is there already and stays: nobody is sent in a circle by this redirect.
        </Text>
      );
    case 'leaves_store':
      return (
        <Text size="sm">
          This would lead away from the store, to {landing.origin}. It cannot be saved: redirect within the
          store, or add that address in the store’s settings first.
        </Text>
      );
    case 'lands':
      return (
        <>
          <Text size="sm">The visitor lands at:</Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {landing.href}
          </Code>
          {landing.sentBackBy.map((name) => (
            <Text key={name} size="sm" mt={4}>
              <bdi>“{name}”</bdi> redirects back to where the visitor began. Whoever gets both is sent there
              and back, each once in a visit. Let them apply on different pages.
            </Text>
          ))}
        </>
      );
    default:
      throw new TypeError(landing satisfies never);
  }
}
