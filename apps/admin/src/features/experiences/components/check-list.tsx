import { dependsOnIdentity } from '@facet/engine';
import type { Experience, Warning } from '@facet/protocol';
import { Alert, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { useScriptSeen } from '../../../lib/first-steps/use-script-seen.ts';
import { connectionQuery } from '../../../lib/klaviyo/get-connection.ts';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { toDraft } from '../draft/draft.ts';
import { listProblems } from '../draft/judge-draft.ts';
import { listDifferences } from '../draft/list-differences.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useJudgement } from '../judgement/use-judgement.ts';
import { CheckLine } from './check-line.tsx';
import classes from './check-list.module.css';
import { DifferenceList } from './difference-list.tsx';
import { useEditor } from './editor-context.tsx';
import { GoingLive } from './going-live.tsx';
import { KlaviyoLine } from './klaviyo-line.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { ScriptMissing } from './script-missing.tsx';
import { useFocusReturn } from './use-focus-return.ts';
import type { GoingLivePurpose } from './use-going-live.ts';

const words = {
  publish: {
    title: 'Publish changes',
    intro: 'Visitors get these changes within minutes. Whoever has a variation keeps it.',
    confirm: 'Publish',
    from: 'being published',
  },
  start: {
    title: 'Before it starts',
    intro: 'No visitor has seen it yet.',
    confirm: 'Start',
    from: 'starting',
  },
  resume: {
    title: 'Before it goes on',
    intro: 'Once it runs again, visitors see it within minutes.',
    confirm: 'Resume',
    from: 'starting',
  },
} as const satisfies Record<GoingLivePurpose, unknown>;

type Props = {
  readonly purpose: GoingLivePurpose;
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
  const script = useScriptSeen(storeId);
  const { draft } = edit;
  const judgement = useJudgement(storeId, experience, draft);
  const problems = told.problems.length > 0 ? told.problems : listProblems(draft);
  // Before the first start there is nothing that visitors saw, and so nothing to compare with: all of it is told.
  const differences = purpose === 'start' ? [] : listDifferences(toDraft(edit.base), draft, catalogue.nameOf);
  const { title, intro, confirm, from } = words[purpose];
  const needsKlaviyo = dependsOnIdentity(draft.definition) !== 'never';
  // What was read earlier may be over.
  const klaviyo = useQuery({
    ...connectionQuery(storeId),
    enabled: needsKlaviyo,
    refetchOnMount: 'always',
  });
  const isInTheWay =
    judgement.warnings.length > 0 ||
    script === 'never' ||
    (needsKlaviyo && !klaviyo.isPending && klaviyo.data?.state !== 'active');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      classNames={{ content: classes['content'] ?? '' }}
    >
      <Stack>
        <Text size="sm">{intro}</Text>
        <ProblemSummary problems={problems} definition={draft.definition} from={from} onGo={onGo} />
        {needsKlaviyo ? <KlaviyoLine found={klaviyo} /> : null}
        {script === 'never' ? (
          <ScriptMissing>Until its line is there, nobody can see this.</ScriptMissing>
        ) : null}
        {purpose === 'start' && problems.length === 0 ? (
          <GoingLive definition={draft.definition} onGo={onGo} />
        ) : null}
        {differences.length === 0 ? null : (
          <section>
            <Title order={3} size="h5" mb={4}>
              What changes
            </Title>
            <DifferenceList differences={differences} onGo={onGo} />
          </section>
        )}
        <Warnings warnings={judgement.warnings} />
        {problems.length === 0 && !isInTheWay ? (
          <CheckLine pending={judgement.pending}>
            {judgement.pending ? 'Looking for anything unusual…' : 'Nothing is missing.'}
          </CheckLine>
        ) : null}
        <Group justify="flex-end" className={classes['end'] ?? ''}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={onConfirm} loading={pending} disabled={problems.length > 0} data-autofocus>
            {isInTheWay && problems.length === 0 ? `${confirm} all the same` : confirm}
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
