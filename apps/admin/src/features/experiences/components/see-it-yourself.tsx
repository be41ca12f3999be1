import { listSegmentKeys } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { Anchor, List, Paper, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { join } from '../../../lib/audience/words.ts';
import { useScriptSeen } from '../../../lib/first-steps/use-script-seen.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { exposuresQuery } from '../api/get-exposures.ts';
import { useEditor } from './editor-context.tsx';
import { ScriptMissing } from './script-missing.tsx';

const freshMs = 10_000;
/** Later it is for Home to say that nobody was shown it. */
const newMs = 86_400_000;

/** How to see in the shop what has just been started, until a first visitor was shown it. */
export function SeeItYourself({ experience }: { readonly experience: Experience }) {
  const { storeId, catalogue } = useEditor();
  const [origin] = useStore().settings.origins;
  const [now] = useState(() => Date.now());
  const isNew = experience.startedAt !== null && Date.parse(experience.startedAt) > now - newMs;
  const { data } = useQuery({
    ...exposuresQuery(storeId, experience.id),
    refetchInterval: freshMs,
    enabled: isNew,
  });
  const script = useScriptSeen(storeId);
  // While that is not known it is there: what comes later pushes away what is being read.
  if (!isNew || data?.variations.some(({ visitors }) => visitors > 0) === true) return null;
  const { definition } = experience;
  const segments = listSegmentKeys(definition).map((key) => `“${catalogue.nameOf(key)}”`);
  const shop =
    origin === undefined ? (
      'your shop'
    ) : (
      <Anchor inherit underline="always" href={origin} target="_blank" rel="noreferrer">
        your shop
      </Anchor>
    );
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="see-it-title">
      <Title order={2} size="h4" mb="xs" id="see-it-title">
        See it in your shop
      </Title>
      {script === 'never' ? (
        <ScriptMissing>Until its line is there, nobody can see this.</ScriptMissing>
      ) : (
        <List size="sm" spacing={4} style={{ overflowWrap: 'anywhere' }}>
          {segments.length === 0 ? (
            <List.Item>Open {shop} in a private window, a minute after the start.</List.Item>
          ) : (
            <>
              <List.Item>
                As somebody in <Quoted>{join(segments, 'or')}</Quoted>: click a link in an e-mail that Klaviyo
                has sent them, a minute after the start. That is how your shop learns who they are.
              </List.Item>
              <List.Item>As anybody else: open {shop} in a private window. It shows the original.</List.Item>
            </>
          )}
          <List.Item>
            Not what you expect?{' '}
            <TextLink
              inherit
              underline="always"
              to="/stores/$storeId/inspect"
              params={{ storeId }}
              search={{ experience: experience.id }}
            >
              Inspect the visitor
            </TextLink>{' '}
            to see why, or open a preview link, which needs no e-mail.
          </List.Item>
        </List>
      )}
    </Paper>
  );
}
