import type { FirstStep } from '@facet/protocol';
import { Box, Group, List, Paper, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { firstStepWords } from '../../../lib/first-steps/first-step-words.ts';
import { IconCheck } from '../../../ui/icons.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { Section } from './section.tsx';

type Props = { readonly steps: readonly FirstStep[]; readonly storeId: string };

/** What a new store needs, ticked off by what the server has seen. */
export function FirstSteps({ steps, storeId }: Props) {
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Section title="First steps">
      <Paper withBorder p="lg">
        <List
          listStyleType="none"
          spacing="md"
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          {steps.map(({ step, isDone }, place) => {
            const { title, text, to, search, action } = firstStepWords[step];
            return (
              <List.Item key={step}>
                <Group justify="space-between" gap="sm">
                  <Group gap="md" wrap="nowrap" align="flex-start" flex="1 1 220px">
                    <ThemeIcon
                      radius="xl"
                      size={28}
                      variant={isDone ? 'filled' : 'default'}
                      color="green"
                      aria-hidden
                    >
                      {isDone ? <IconCheck size={16} /> : place + 1}
                    </ThemeIcon>
                    <Stack gap={0}>
                      <Text fw={600}>
                        {title}
                        {isDone ? <VisuallyHidden> (done)</VisuallyHidden> : null}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {text}
                      </Text>
                    </Stack>
                  </Group>
                  {isDone ? (
                    <Box />
                  ) : (
                    <ButtonLink
                      to={to}
                      params={{ storeId }}
                      search={search}
                      // Where it stands below, as far in as the text.
                      ms={{ base: 44, xs: 0 }}
                      variant={next?.step === step ? 'filled' : 'default'}
                    >
                      {action}
                    </ButtonLink>
                  )}
                </Group>
              </List.Item>
            );
          })}
        </List>
      </Paper>
    </Section>
  );
}
