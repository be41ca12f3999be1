import type { ExperienceDefinition } from '@facet/engine';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useStore } from '../../../lib/stores/use-store.ts';
import { toDecisionSentence } from '../../../lib/trace/reason-words.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { StepList } from '../../../ui/trace/step-list.tsx';
import { useEditor } from '../components/editor-context.tsx';
import { newId } from '../draft/new-id.ts';
import { CircumstanceFields } from './circumstance-fields.tsx';
import { type Circumstances, findContext, findPage, listAsked, newCircumstances } from './circumstances.ts';
import { tryRule } from './try-rule.ts';

/** Where a store has no address yet, paths still have to be read. */
const anyOrigin = 'https://shop.example';

/** Tries an edit on somebody made up, with every step of why they get what they get. */
export function TryIt({ definition }: { readonly definition: ExperienceDefinition }) {
  const [opened, { toggle }] = useDisclosure(false);
  const { storeId } = useEditor();
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="try-title">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} size="h4" id="try-title">
            Try it
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            Make up a visitor and see what they would get by the rules on this page, saved or not. What
            somebody real gets, you see when you{' '}
            <TextLink
              inherit
              underline="always"
              to="/stores/$storeId/inspect"
              params={{ storeId }}
              search={{ experience: definition.id }}
            >
              look them up
            </TextLink>
            .
          </Text>
        </div>
        <Button
          variant="default"
          size="sm"
          aria-expanded={opened}
          aria-controls="try-it"
          style={{ flexShrink: 0 }}
          onClick={toggle}
        >
          {opened ? 'Close' : 'Try it'}
        </Button>
      </Group>
      <div id="try-it">{opened ? <Trying definition={definition} /> : null}</div>
    </Paper>
  );
}

function Trying({ definition }: { readonly definition: ExperienceDefinition }) {
  const { settings } = useStore();
  const [made, setMade] = useState<Circumstances>(() => newCircumstances(newId()));
  const asked = useMemo(() => listAsked(definition), [definition]);
  const origin = settings.origins[0] ?? anyOrigin;
  return (
    // A form of its own: nothing in it is part of what is saved, and whoever may only look may try as well.
    <Stack mt="md">
      <CircumstanceFields
        made={made}
        asked={asked}
        origin={origin}
        onChange={(part) => setMade((before) => ({ ...before, ...part }))}
      />
      <KnownPerson page={made.page} origin={origin} />
      <Outcome definition={definition} made={made} origin={origin} asksJavaScript={asked.javascript} />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          mih={28}
          onClick={() => setMade((before) => ({ ...before, visitor: newId() }))}
        >
          Another visitor, alike
        </Button>
        <Text size="xs" c="dimmed">
          Shares and weights are drawn by visitor, so another one may get something else.
        </Text>
      </Group>
    </Stack>
  );
}

/** An address with a token is about somebody real, whom only the server can look up. */
function KnownPerson({ page, origin }: { readonly page: string; readonly origin: string }) {
  const { storeId } = useEditor();
  if (findPage(page, origin)?.searchParams.has('_kx') !== true) return null;
  return (
    <Text size="sm">
      This address comes from a Klaviyo message to a real person. Here they are whoever you make up; to see
      what is known of them and what they get as published, put it into{' '}
      <TextLink inherit underline="always" to="/stores/$storeId/inspect" params={{ storeId }}>
        Inspect visitor
      </TextLink>
      .
    </Text>
  );
}

type OutcomeProps = {
  readonly definition: ExperienceDefinition;
  readonly made: Circumstances;
  readonly origin: string;
  readonly asksJavaScript: boolean;
};

function Outcome({ definition, made, origin, asksJavaScript }: OutcomeProps) {
  const { catalogue } = useEditor();
  const { timeZone } = useStore().settings;
  // oxlint-disable-next-line react/purity -- a trial is of the moment at which it is shown
  const context = findContext(made, { origin, timeZone, now: Date.now() });
  if (context === undefined) return <Text size="sm">Fill in a page to see what happens there.</Text>;
  const trial = tryRule(definition, context, timeZone);
  if (trial.state === 'unfinished') {
    return (
      <Text size="sm" aria-live="polite">
        Something in the rules is not filled in yet. Finish it, and what happens is told here.
      </Text>
    );
  }
  const { decision, steps } = trial.explanation;
  // Of what does not run, a step that says it is would not be true.
  const shown = definition.status === 'running' ? steps : steps.filter(({ step }) => step !== 'status');
  const names = { ofSegment: catalogue.nameOf, ofExperience: (id: string) => id };
  return (
    <Stack gap="xs">
      {definition.status === 'running' ? null : (
        <Text size="sm">It is not running now. Once it is, such a visitor gets this:</Text>
      )}
      <Text fw={600} aria-live="polite" style={{ overflowWrap: 'anywhere' }}>
        <Quoted>{toDecisionSentence(decision, trial.variation)}</Quoted>
      </Text>
      <StepList steps={shown} names={names} />
      <Text size="xs" c="dimmed">
        {definition.group === undefined ? '' : 'Others of its exclusion group are left out here. '}
        {asksJavaScript ? 'JavaScript runs on the store’s pages alone, so here it is not known. ' : ''}
        For somebody who was never assigned to it before.
      </Text>
    </Stack>
  );
}
