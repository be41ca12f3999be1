import type { Hints } from '@facet/protocol';
import { Alert, Box, Button, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CopyField } from '../../../ui/copy-field.tsx';
import { IconAlertTriangle } from '../../../ui/icons.ts';

type Props = { readonly hints: Hints; readonly onDone: () => void };

/** What to put into Klaviyo, shown once, with the steps there. */
export function HintsPanel({ hints, onDone }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  // Whoever asked for it by keyboard is taken to it: the button that was pressed is another one now.
  useEffect(() => panel.current?.focus(), []);
  return (
    <Paper
      ref={panel}
      withBorder
      p="md"
      component="section"
      aria-labelledby="hints-title"
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      <Stack gap="md">
        <Box>
          <Title order={5} id="hints-title">
            Put this into Klaviyo now
          </Title>
          <Text size="sm">
            The secret is shown only this once, and never again after you leave this page.
          </Text>
        </Box>
        {hints.url.startsWith('https://') ? null : <NoHttps />}
        <List type="ordered" size="sm" spacing={4}>
          <List.Item>
            In Klaviyo, create a flow that is triggered by the <b>segment</b>. Each segment needs a flow of
            its own.
          </List.Item>
          <List.Item>
            Add the action <b>Webhook</b>. Klaviyo asks for two-step authentication and for the role of a
            manager, admin or owner.
          </List.Item>
          <List.Item>Copy the address, the header with its secret, and the body from here into it.</List.Item>
          <List.Item>
            Set the action and the flow live. Whoever is in the segment already comes along only if you add
            past profiles to the flow.
          </List.Item>
        </List>
        <Part label="Address" value={hints.url} />
        <Part label="Header" value={hints.header} />
        <Part label="Secret" value={hints.secret} />
        <Part label="Body" value={hints.body} />
        <Button w="fit-content" variant="default" onClick={onDone}>
          I have copied everything
        </Button>
      </Stack>
    </Paper>
  );
}

function NoHttps() {
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="Klaviyo cannot reach this address">
      Klaviyo sends only to addresses that begin with https:// and that can be reached from the internet. Ask
      whoever runs this installation.
    </Alert>
  );
}

const partWords = {
  Address: 'Where the webhook is sent.',
  Header: 'The name of the header to add.',
  Secret: 'The value of that header. Klaviyo hides it once it is saved.',
  Body: 'As JSON. Klaviyo puts the person’s id in place of the words in braces.',
} as const;

function Part({ label, value }: { readonly label: keyof typeof partWords; readonly value: string }) {
  return (
    <Box>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm" c="dimmed" mb={4}>
        {partWords[label]}
      </Text>
      <CopyField label={label.toLowerCase()} value={value} />
    </Box>
  );
}
