import { dependsOnIdentity } from '@facet/engine';
import type { Experience, Warning } from '@facet/protocol';
import { Alert, Anchor, Button, Group, List, Loader, Modal, Stack, Text, Title } from '@mantine/core';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { IconAlertTriangle, IconCircleCheck } from '../../../ui/icons.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { toDraft } from '../draft/draft.ts';
import { listProblems } from '../draft/judge-draft.ts';
import { listDifferences } from '../draft/list-differences.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useJudgement } from '../judgement/use-judgement.ts';
import { DifferenceList } from './difference-list.tsx';
import { useEditor } from './editor-context.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { useFocusReturn } from './use-focus-return.ts';

const words = {
  publish: {
    title: 'Publish changes',
    intro: 'Visitors get these changes within minutes. Whoever has a variation keeps it.',
    confirm: 'Publish',
    from: 'being published',
  },
  start: {
    title: 'Before it starts',
    intro: 'Once it runs, visitors see it within minutes.',
    confirm: 'Start',
    from: 'starting',
  },
  resume: {
    title: 'Before it goes on',
    intro: 'Once it runs again, visitors see it within minutes.',
    confirm: 'Resume',
    from: 'starting',
  },
} as const;

type Props = {
  readonly purpose: keyof typeof words;
  readonly experience: Experience;
  readonly edit: ExperienceEdit;
  /** What the last try told, where there was one. */
  readonly problems: readonly FieldProblem[];
  readonly pending: boolean;
  readonly onGo: (path: string) => void;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** What changes, what is to be mended first and what is worth knowing, before visitors see it. */
export function CheckList({ purpose, experience, edit, pending, onGo, onClose, onConfirm, ...told }: Props) {
  useFocusReturn();
  const { storeId, catalogue } = useEditor();
  const { draft } = edit;
  const judgement = useJudgement(storeId, experience, draft);
  const problems = told.problems.length > 0 ? told.problems : listProblems(draft);
  const differences =
    purpose === 'publish' || edit.dirty ? listDifferences(toDraft(edit.base), draft, catalogue.nameOf) : [];
  const { title, intro, confirm, from } = words[purpose];
  const isAnyway = judgement.warnings.length > 0 && problems.length === 0;
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack>
        <Text size="sm">{intro}</Text>
        {differences.length === 0 ? null : (
          <section>
            <Title order={3} size="h5" mb={4}>
              What changes
            </Title>
            <DifferenceList differences={differences} onGo={onGo} />
          </section>
        )}
        <ProblemSummary problems={problems} definition={draft.definition} from={from} onGo={onGo} />
        {purpose === 'start' && draft.definition.audience.type === 'everyone' ? (
          <Text size="sm">
            Every visitor is to see it. For a segment alone, say so under{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => onGo('audience')}
            >
              Targeting
            </Anchor>
            .
          </Text>
        ) : null}
        <Warnings warnings={judgement.warnings} />
        {dependsOnIdentity(draft.definition) === 'never' ? null : (
          <KlaviyoLine storeId={storeId} connection={catalogue.connection} />
        )}
        {problems.length === 0 && judgement.warnings.length === 0 ? (
          <Group gap={6} wrap="nowrap">
            {judgement.pending ? (
              <Loader size={16} aria-hidden />
            ) : (
              <IconCircleCheck size={18} color="var(--mantine-color-green-text)" aria-hidden />
            )}
            <Text size="sm">
              {judgement.pending ? 'Looking for anything unusual…' : 'Nothing is missing.'}
            </Text>
          </Group>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={onConfirm} loading={pending} disabled={problems.length > 0} data-autofocus>
            {isAnyway ? `${confirm} all the same` : confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Worth knowing">
      <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
        {warnings.map(({ code, message }) => (
          <List.Item key={`${code} ${message}`}>
            <Quoted>{message}</Quoted>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

type KlaviyoProps = {
  readonly storeId: string;
  readonly connection: 'unknown' | 'connected' | 'not_connected';
};

function KlaviyoLine({ storeId, connection }: KlaviyoProps) {
  if (connection === 'unknown') return null;
  if (connection === 'connected') {
    return (
      <Group gap={6} wrap="nowrap">
        <IconCircleCheck size={18} color="var(--mantine-color-green-text)" aria-hidden />
        <Text size="sm">Klaviyo is connected: who is in a segment can be known.</Text>
      </Group>
    );
  }
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Klaviyo is not connected">
      <Text size="sm">
        Nobody is let in by a segment until it is connected, under{' '}
        <TextLink inherit underline="always" to="/stores/$storeId/integrations" params={{ storeId }}>
          Integrations
        </TextLink>
        .
      </Text>
    </Alert>
  );
}
