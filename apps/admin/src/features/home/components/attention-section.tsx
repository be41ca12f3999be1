import type { Attention, Home } from '@facet/protocol';
import { Alert, Group, Paper, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { Section } from './section.tsx';

const looks = {
  broken: { color: 'red', word: 'Broken', Icon: IconCircleX },
  doubtful: { color: 'yellow', word: 'Worth a look', Icon: IconAlertTriangle },
  waiting: { color: 'blue', word: 'Waiting', Icon: IconInfoCircle },
} as const;

type Props = { readonly attention: Home['attention']; readonly storeId: string; readonly isNew: boolean };

/** What somebody should look at, gravest first. */
export function AttentionSection({ attention, storeId, isNew }: Props) {
  const more = attention.total - attention.shown.length;
  if (attention.total === 0 && isNew) return null;
  return (
    <Section title="What needs attention">
      {attention.total === 0 ? (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} title="All is well">
          Nothing needs you at the moment.
        </Alert>
      ) : (
        <Paper withBorder px="lg" py="md">
          <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {attention.shown.map((item) => (
              <AttentionLine
                key={`${item.code} ${item.experience?.id ?? ''} ${item.message}`}
                item={item}
                storeId={storeId}
              />
            ))}
          </Stack>
          {more > 0 ? (
            <Text size="sm" c="dimmed" mt="md">
              And {more.toLocaleString('en')} more: they show when these are put right.
            </Text>
          ) : null}
        </Paper>
      )}
    </Section>
  );
}

function AttentionLine({ item, storeId }: { readonly item: Attention; readonly storeId: string }) {
  const { color, word, Icon } = looks[item.gravity];
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon variant="light" color={color} size={28} radius="xl" aria-hidden>
        <Icon size={18} />
      </ThemeIcon>
      <Stack gap={2} miw={0}>
        {item.experience === null ? null : (
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{item.experience.name}</bdi>
          </Text>
        )}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <VisuallyHidden>{word}: </VisuallyHidden>
          <Quoted>{item.message}</Quoted>
        </Text>
        <Text size="sm">
          <Remedy item={item} storeId={storeId} />
        </Text>
      </Stack>
    </Group>
  );
}

const storePlaces = {
  integrations: { to: '/stores/$storeId/integrations', label: 'Open Integrations' },
  install: { to: '/stores/$storeId/install', label: 'Check the install' },
  settings: { to: '/stores/$storeId/settings', label: 'Open Settings' },
} as const;

function Remedy({
  item: { place, experience },
  storeId,
}: {
  readonly item: Attention;
  readonly storeId: string;
}) {
  if (place === 'integrations' || place === 'install' || place === 'settings') {
    const { to, label } = storePlaces[place];
    return (
      <TextLink underline="always" to={to} params={{ storeId }}>
        {label}
      </TextLink>
    );
  }
  if (experience === null) return null;
  return (
    <TextLink
      underline="always"
      to="/stores/$storeId/experiences/$experienceId"
      params={{ storeId, experienceId: experience.id }}
      search={place === 'overview' ? {} : { tab: place }}
    >
      Open <bdi>{experience.name}</bdi>
    </TextLink>
  );
}
