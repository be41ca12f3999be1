import type { Store } from '@facet/protocol';
import { Code, List, Stack, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField } from '../../../ui/copy-field.tsx';
import scrollTabs from '../../../ui/scroll-tabs.module.css';

type Platform = { readonly value: string; readonly label: string; readonly steps: readonly ReactNode[] };

const platforms: readonly Platform[] = [
  {
    value: 'shopify',
    label: 'Shopify',
    steps: [
      <>
        Open <b>Online Store</b> → <b>Themes</b>. At your theme, press <b>⋯</b> → <b>Edit code</b>.
      </>,
      <>
        Open <Code>layout/theme.liquid</Code>.
      </>,
      <>
        Find <Code>&lt;head&gt;</Code> and paste the line directly below it, above{' '}
        <Code>{'{{ content_for_header }}'}</Code>.
      </>,
      <>
        Press <b>Save</b>. Do the same in other themes that visitors may get, and again after you change the
        theme.
      </>,
    ],
  },
  {
    value: 'woocommerce',
    label: 'WooCommerce',
    steps: [
      <>
        In WordPress, open <b>Appearance</b> → <b>Theme File Editor</b> and choose <Code>header.php</Code> of
        a child theme (<b>Theme Header</b>). Block themes have none: there use a plugin that adds code to the
        header.
      </>,
      <>
        Paste the line directly below <Code>&lt;head&gt;</Code>, above <Code>{'<?php wp_head(); ?>'}</Code>.
      </>,
      <>
        Press <b>Update File</b>, and empty the cache of your caching plugin.
      </>,
      <>
        If a plugin delays or combines scripts (WP Rocket, Autoptimize, LiteSpeed Cache), exclude the address
        of the script there.
      </>,
    ],
  },
  {
    value: 'bigcommerce',
    label: 'BigCommerce',
    steps: [
      <>
        Open <b>Storefront</b> → <b>Themes</b>. At the current theme, press <b>Advanced</b> →{' '}
        <b>Edit Theme Files</b> (of a theme that you have not changed yet, make a copy first).
      </>,
      <>
        Open <Code>templates/layout/base.html</Code>.
      </>,
      <>
        Paste the line directly below <Code>&lt;head&gt;</Code>, then <b>Save &amp; apply files</b>.
      </>,
      <>
        The <b>Script Manager</b> works too (<b>Head</b>, <b>All pages</b>, category <b>Essential</b>), but
        puts the line later in the head.
      </>,
    ],
  },
  {
    value: 'html',
    label: 'Plain HTML',
    steps: [
      'Open the template that every page shares.',
      <>
        Paste the line as the first one below <Code>&lt;head&gt;</Code>, before other scripts and styles.
      </>,
      'Publish, and empty the cache of your CDN where pages are kept there.',
    ],
  },
];

/** Where the line goes, click by click. */
export function Platforms({ snippets }: { readonly snippets: Store['snippets'] }) {
  return (
    <Tabs defaultValue="shopify" keepMounted={false}>
      <Tabs.List aria-label="Platform" className={scrollTabs['list'] ?? ''}>
        {platforms.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="tag-manager">Tag manager</Tabs.Tab>
      </Tabs.List>
      {platforms.map(({ value, steps }) => (
        <Tabs.Panel key={value} value={value} pt="md">
          <List type="ordered" size="sm" spacing="xs">
            {steps.map((step, place) => (
              <List.Item key={`step-${place + 1}`}>{step}</List.Item>
            ))}
          </List>
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="tag-manager" pt="md">
        <TagManager snippet={snippets.plain} />
      </Tabs.Panel>
    </Tabs>
  );
}

function TagManager({ snippet }: { readonly snippet: string }) {
  return (
    <Stack>
      <Text size="sm">
        This works, and it costs something: a tag manager loads the script after the page has begun to show.
        Visitors see the original first and the change a moment later, and those who leave sooner are never
        counted. Take it to try Facet out, or where the theme cannot be changed.
      </Text>
      <List type="ordered" size="sm" spacing="xs">
        <List.Item>
          In Google Tag Manager, open <b>Tags</b> → <b>New</b> → <b>Tag Configuration</b> → <b>Custom HTML</b>
          .
        </List.Item>
        <List.Item>Paste the line:</List.Item>
      </List>
      <CopyField value={snippet} label="the line for the tag manager" />
      <List type="ordered" start={3} size="sm" spacing="xs">
        <List.Item>
          As <b>Triggering</b> choose <b>Initialization - All Pages</b>, or <b>Consent Initialization</b>{' '}
          where Facet waits for consent by itself.
        </List.Item>
        <List.Item>
          Press <b>Save</b>, then <b>Submit</b> → <b>Publish</b>.
        </List.Item>
      </List>
    </Stack>
  );
}
