import { List, SimpleGrid, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '../../../ui/icons.ts';

const received = [
  'which profile a visitor is, as an id without a meaning',
  'which of your segments that profile is in',
  'what your segments are called, and how many are in one if you ask',
  'the name and the public key of the account',
];
const never = [
  'e-mail addresses, phone numbers and names of people',
  'what somebody bought, opened or clicked',
  'properties of profiles, lists and campaigns',
];

/** The sign stands beside the first line, also where there are two. */
const lines = {
  itemWrapper: { alignItems: 'flex-start' },
  itemIcon: { lineHeight: 0, marginTop: 3, marginInlineEnd: 8, color: 'var(--mantine-color-dimmed)' },
} as const;

/** What of Klaviyo's Facet gets to see, and what it never does. */
export function WhatIsReceived() {
  return (
    <section aria-labelledby="received-title">
      <Title order={4} size="h5" id="received-title" mb="xs">
        What is received, and what is not
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <div>
          <Text size="sm" fw={600} mb={4}>
            It asks for
          </Text>
          <List size="sm" spacing={4} styles={lines} icon={<IconCircleCheck size={16} aria-hidden />}>
            {received.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </div>
        <div>
          <Text size="sm" fw={600} mb={4}>
            It never asks for, and never receives
          </Text>
          <List size="sm" spacing={4} styles={lines} icon={<IconCircleX size={16} aria-hidden />}>
            {never.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </div>
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="xs" maw={840}>
        Ids are kept hashed, or encrypted where a question needs them again, and for as long as the settings
        let segments be remembered. Facet changes nothing in Klaviyo.
      </Text>
    </section>
  );
}
