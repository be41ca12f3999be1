import type { FirstStep } from '@facet/protocol';
import { Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { findNextStep } from '../lib/first-steps/find-next-step.ts';
import { firstStepWords } from '../lib/first-steps/first-step-words.ts';
import { firstStepsQuery } from '../lib/first-steps/get-first-steps.ts';
import { useStoreId } from '../lib/stores/use-store.ts';
import { ButtonLink } from './link-components.tsx';

/** Leads on from one of a new store's first steps to the next that is open; nothing once the store has had them all. */
export function NextStep({ after }: { readonly after: FirstStep['step'] }) {
  const storeId = useStoreId();
  const { data } = useQuery(firstStepsQuery(storeId));
  const next = findNextStep(data?.steps ?? [], after);
  if (next === undefined) return null;
  const { title, text, to, search, action } = firstStepWords[next.step];
  return (
    <Paper withBorder p="lg" component="section" aria-label="Next step">
      <Group justify="space-between" gap="sm">
        <Stack gap={0} flex="1 1 220px">
          <Text fw={600}>Next: {title}</Text>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </Stack>
        <ButtonLink to={to} params={{ storeId }} search={search}>
          {action}
        </ButtonLink>
      </Group>
    </Paper>
  );
}
