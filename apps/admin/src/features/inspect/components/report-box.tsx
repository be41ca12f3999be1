import { Button, CopyButton, Group, Paper, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from '../../../lib/stores/use-store.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { IconCheck, IconCopy } from '../../../ui/icons.ts';
import type { Look } from '../look.ts';
import { toReport } from '../report.ts';

/** All of a look as text, to be sent to somebody. */
export function ReportBox({ look }: { readonly look: Look }) {
  const { name, settings } = useStore();
  const report = useMemo(
    () => toReport(look, { name, timeZone: settings.timeZone }),
    [look, name, settings.timeZone],
  );
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="report-title">
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 320px' }}>
          <Title order={2} size="h4" id="report-title">
            Report
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={620}>
            All of the above as text, for a colleague or for support. It names nobody: tokens, ids of people
            and browsers, and the values in addresses and attributes are left out.
          </Text>
        </div>
        <CopyButton value={report}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="sm"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy report'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <details>
        <Text component="summary" size="sm" mt="sm">
          See what it says
        </Text>
        <CopyField value={report} label="text of the report" />
      </details>
    </Paper>
  );
}
