import type { Warning } from '@facet/protocol';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { experienceQuery } from '../api/get-experience.ts';
import { findControl, focusSoon } from '../components/builder/focus-soon.ts';
import { useEditor } from '../components/editor-context.tsx';
import { newId } from '../draft/new-id.ts';
import { useJudged } from './judgement-provider.tsx';
import { listMends } from './mends/list-mends.ts';

/** One warning where it belongs, with what puts it right in one step, and the way to where more can be done. */
export function WarningNote({ warning }: { readonly warning: Warning }) {
  const { storeId } = useEditor();
  const judged = useJudged();
  const { code, message, about } = warning;
  const isRival = code === 'conflict' && about !== undefined;
  const { data: other } = useQuery({ ...experienceQuery(storeId, about ?? ''), enabled: isRival });
  if (judged === null) return null;
  const mends = listMends(warning, judged.definition, { other: other?.definition, newId });
  return (
    <Alert color="yellow" p="xs" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap={6}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Quoted>{message}</Quoted>
        </Text>
        <Group gap="xs">
          {mends.map(({ label, apply }) => (
            <Button
              key={label}
              size="compact-sm"
              variant="default"
              mih={28}
              h="auto"
              py={4}
              styles={{ label: { whiteSpace: 'normal', textAlign: 'left', lineHeight: 1.3 } }}
              onClick={({ currentTarget }) => {
                const around = currentTarget.closest('fieldset[aria-label], section, [role="tabpanel"]');
                judged.onChange(apply(judged.definition));
                // The warning goes soon, with its button: whoever works by keyboard goes on where it was.
                focusSoon(() =>
                  findControl(
                    around?.isConnected === true ? around : document.querySelector('[role="tabpanel"]'),
                  ),
                );
              }}
            >
              <Quoted>{label}</Quoted>
            </Button>
          ))}
          <Way code={code} about={about} storeId={storeId} />
        </Group>
      </Stack>
    </Alert>
  );
}

type WayProps = { readonly code: string; readonly about: string | undefined; readonly storeId: string };

/** Where more can be done about it than here. */
function Way({ code, about, storeId }: WayProps) {
  const params = { storeId };
  const look = { size: 'sm', underline: 'always' } as const;
  switch (code) {
    case 'javascript_off':
      return (
        <TextLink {...look} to="/stores/$storeId/settings" params={params}>
          Open Settings
        </TextLink>
      );
    case 'segment_gone':
    case 'segment_inactive':
    case 'segment_processing':
      return (
        <TextLink {...look} to="/stores/$storeId/segments" params={params}>
          See the segments
        </TextLink>
      );
    case 'conflict':
      return about === undefined ? null : (
        <TextLink
          {...look}
          to="/stores/$storeId/experiences/$experienceId"
          params={{ storeId, experienceId: about }}
        >
          Open the other one
        </TextLink>
      );
    default:
      return null;
  }
}
