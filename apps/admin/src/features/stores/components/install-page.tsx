import type { Store } from '@facet/protocol';
import { Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { TextLink } from '../../../ui/link-components.tsx';
import { NextStep } from '../../../ui/next-step.tsx';
import { Page } from '../../../ui/page.tsx';
import { findScriptOrigin } from '../script-origin.ts';
import { InstallCheck } from './install-check.tsx';
import { Platforms } from './platforms.tsx';
import { SnippetChoice } from './snippet-choice.tsx';

/** What goes into the store's pages, where, and whether it is there. */
export function InstallPage() {
  const store = useStore();
  const origin = findScriptOrigin(store.snippets.plain);
  return (
    <Page
      title="Install"
      description="One line in the head of the store's pages. Whatever happens to Facet, the store shows its original pages."
    >
      <Paper withBorder p="lg">
        <Stack>
          <Title order={2} size="h4">
            1. Copy the line
          </Title>
          <SnippetChoice snippets={store.snippets} />
          <Group gap="sm" justify="space-between">
            <Text size="sm" c="dimmed">
              It holds the store&apos;s public key, which is no secret.
            </Text>
            <Button component="a" variant="default" size="xs" href={toLetter(store)}>
              E-mail it to a developer
            </Button>
          </Group>
        </Stack>
      </Paper>
      <Paper withBorder p="lg">
        <Stack>
          <Title order={2} size="h4">
            2. Put it first in the head
          </Title>
          <Text size="sm">
            Directly after <Code>&lt;head&gt;</Code>, before other scripts: the earlier it is read, the fewer
            visitors see the original for a moment. Paste it as it is: an <Code>async</Code> or{' '}
            <Code>defer</Code> of your own would delay it.
          </Text>
          <Platforms snippets={store.snippets} />
          {origin === undefined ? null : (
            <>
              <Text size="sm">
                If the shop sends a Content-Security-Policy, it needs these two (ask whoever keeps the theme;
                most shops send none):
              </Text>
              <CopyField
                value={`script-src ${origin}; connect-src ${origin};`}
                label="what a Content-Security-Policy needs"
              />
            </>
          )}
        </Stack>
      </Paper>
      <Paper withBorder p="lg">
        <Stack>
          <Title order={2} size="h4">
            3. See that it is there
          </Title>
          <Text size="sm" c="dimmed">
            Facet notices whenever a page of these addresses asks for the script. Where a CDN or a browser
            answers from its memory, some of these never reach Facet. The addresses can be changed in{' '}
            <TextLink underline="always" to="/stores/$storeId/settings" params={{ storeId: store.id }}>
              Settings
            </TextLink>
            .
          </Text>
          <InstallCheck />
        </Stack>
      </Paper>
      <NextStep after="install" />
    </Page>
  );
}

/** A letter with all that is needed to put the line in, for the mail program. */
function toLetter({ name, snippets }: Store): string {
  const body = [
    `Please put this line into the theme of ${name}, directly after <head> and before other scripts, as it is:`,
    snippets.plain,
    'It shows tests and personalizations. Whatever happens to it, the store shows its original pages.',
  ].join('\n\n');
  return `mailto:?subject=${encodeURIComponent(`A line for the head of ${name}`)}&body=${encodeURIComponent(body)}`;
}
