import type { FirstStep } from '@facet/protocol';
import { Box, Group, List, Paper, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '../../../ui/icons.ts';
import { ButtonLink } from '../../../ui/link-components.tsx';
import { Section } from './section.tsx';

const words = {
  install: {
    title: 'Install the script',
    text: 'One line in the head of your shop’s pages.',
    to: '/stores/$storeId/install',
    action: 'Install',
  },
  connect: {
    title: 'Connect Klaviyo',
    text: 'So that a segment can decide who sees what.',
    to: '/stores/$storeId/integrations',
    action: 'Connect',
  },
  create: {
    title: 'Create an experience for a segment',
    text: 'Choose what to change, and which segment is to see it.',
    to: '/stores/$storeId/experiences',
    action: 'Create',
  },
  verify: {
    title: 'See it in your shop',
    text: 'Start it and open your shop: this is done when somebody was shown it.',
    to: '/stores/$storeId/inspect',
    action: 'Check a visitor',
  },
} as const satisfies Record<FirstStep['step'], unknown>;

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
            const { title, text, to, action } = words[step];
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
