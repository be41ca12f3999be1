import type { Store } from '@facet/protocol';
import { Stack, Tabs, Text } from '@mantine/core';
import { CopyField } from '../../../ui/copy-field.tsx';
import scrollTabs from '../../../ui/scroll-tabs.module.css';

/** The ways to put the script into the head, and when to take which. */
export function SnippetChoice({ snippets }: { readonly snippets: Store['snippets'] }) {
  return (
    <Tabs defaultValue="plain">
      <Tabs.List aria-label="How it is loaded" className={scrollTabs['list'] ?? ''}>
        <Tabs.Tab value="plain">For most stores</Tabs.Tab>
        <Tabs.Tab value="async">Without waiting</Tabs.Tab>
        <Tabs.Tab value="integrity">With integrity</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="plain" pt="md">
        <Stack gap="xs">
          <Text size="sm">The page waits for this one script, so nobody sees the original for a moment.</Text>
          <CopyField value={snippets.plain} label="the line for the head" />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="async" pt="md">
        <Stack gap="xs">
          <Text size="sm">
            For stores that count every millisecond: the page goes on loading beside it and waits only before
            it paints, though in Firefox visitors may see the original for a moment.
          </Text>
          <CopyField value={snippets.async} label="the line that does not wait" />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="integrity" pt="md">
        <Stack gap="xs">
          <Text size="sm">
            For stores whose rules ask for Subresource Integrity: the browser runs the first script only if it
            is the promised one, and what is new in Facet comes when you copy the lines again.
          </Text>
          {snippets.integrity === null ? (
            <Text size="sm" c="dimmed">
              The script is not built yet, so there is nothing to promise.
            </Text>
          ) : (
            <CopyField value={snippets.integrity} label="the lines with integrity" />
          )}
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
