import { Alert, Anchor, Code, List, Paper, Stack, Tabs, Text, Title } from '@mantine/core';
import { useStore } from '../../../lib/stores/use-store.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Page } from '../../../ui/page.tsx';
import { SnippetChoice } from './snippet-choice.tsx';

/** What goes into the store's pages, and where. */
export function InstallPage() {
  const store = useStore();
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
          <Text size="sm" c="dimmed">
            It holds the store&apos;s public key, which is no secret.
          </Text>
          <Title order={2} size="h4">
            2. Put it first in the head
          </Title>
          <Text>
            Directly after <Code>&lt;head&gt;</Code>, before other scripts: the earlier it is read, the fewer
            visitors see the original for a moment. Paste it as it is: a tag manager, or an <Code>async</Code>{' '}
            or <Code>defer</Code> of your own, would delay it.
          </Text>
          <Platforms />
          <Title order={2} size="h4">
            3. Check the addresses that may use it
          </Title>
          <Origins origins={store.settings.origins} storeId={store.id} />
        </Stack>
      </Paper>
    </Page>
  );
}

function Platforms() {
  return (
    <Tabs defaultValue="shopify">
      <Tabs.List aria-label="Platform">
        <Tabs.Tab value="shopify">Shopify</Tabs.Tab>
        <Tabs.Tab value="other">Any other store</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="shopify" pt="md">
        <List type="ordered" spacing="xs">
          <List.Item>
            In Shopify, open <b>Online Store</b> → <b>Themes</b>. At your theme, press <b>⋯</b> →{' '}
            <b>Edit code</b>.
          </List.Item>
          <List.Item>
            Open <Code>layout/theme.liquid</Code>.
          </List.Item>
          <List.Item>
            Find <Code>&lt;head&gt;</Code> and paste the line directly below it, above{' '}
            <Code>{'{{ content_for_header }}'}</Code>.
          </List.Item>
          <List.Item>
            <b>Save</b>. Do the same in other themes that visitors may get.
          </List.Item>
        </List>
      </Tabs.Panel>
      <Tabs.Panel value="other" pt="md">
        <Text>
          Find the template that every page shares and paste the line as the first one of its head. If the
          store sends a Content-Security-Policy, add the address of the script to <Code>script-src</Code> and{' '}
          <Code>connect-src</Code>.
        </Text>
      </Tabs.Panel>
    </Tabs>
  );
}

function Origins({ origins, storeId }: { readonly origins: readonly string[]; readonly storeId: string }) {
  const settings = (
    <TextLink underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
      Settings
    </TextLink>
  );
  if (origins.length === 0) {
    return (
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="No address is allowed yet">
        Until you add the store&apos;s address in {settings}, its pages cannot ask Facet who a visitor is.
      </Alert>
    );
  }
  return (
    <>
      <List>
        {origins.map((origin) => (
          <List.Item key={origin}>
            <Anchor underline="always" href={origin} target="_blank" rel="noreferrer">
              {origin}
            </Anchor>
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        Change them in {settings}.
      </Text>
    </>
  );
}
