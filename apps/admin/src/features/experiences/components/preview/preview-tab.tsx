import type { ExperienceDefinition } from '@facet/engine';
import { type Experience, type PreviewLink, previewLifeMs } from '@facet/protocol';
import { Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { findProblem } from '../../../../lib/api/find-problem.ts';
import { useMayEdit } from '../../../../lib/session/get-session.ts';
import { useStore } from '../../../../lib/stores/use-store.ts';
import { TextLink } from '../../../../ui/link-components.tsx';
import { notifyDone, notifyError } from '../../../../ui/notify.ts';
import { createPreviewLink } from '../../api/create-preview-link.ts';
import { findLife, lives } from '../../preview-lives.ts';
import { toPagePath } from '../../preview-page.ts';
import { PreviewRow } from './preview-row.tsx';

type Props = {
  /** As the server has it. */
  readonly saved: Experience;
  /** As it is being edited. */
  readonly definition: ExperienceDefinition;
  /** Whether something is typed that the server does not have yet. */
  readonly dirty: boolean;
};

/** Links that open the shop as if a visitor were shown a variation. */
export function PreviewTab({ saved, definition, dirty }: Props) {
  const { id: storeId, settings } = useStore();
  const [origin] = settings.origins;
  const [page, setPage] = useState('/');
  const [lifeMs, setLifeMs] = useState(previewLifeMs);
  const [links, setLinks] = useState<Readonly<Record<string, PreviewLink>>>({});
  const mayEdit = useMayEdit();
  const creation = useMutation({
    mutationFn: (variation: string) =>
      createPreviewLink(storeId, saved.id, { variation, page: toPagePath(page), lifeMs }),
    onSuccess: (link, variation) => {
      setLinks((known) => ({ ...known, [variation]: link }));
      notifyDone('The preview link is ready.');
    },
    onError: (error) => {
      if (findProblem(error, 'page') === undefined) notifyError(error);
    },
  });
  // A link that shows another page or works for another time than the form says would be taken for what it is not.
  const forget = () => {
    setLinks({});
    creation.reset();
  };
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="preview-title">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id="preview-title">
            Preview
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={620}>
            Opens the shop as if the visitor were shown this variation, started or not. Previews are never
            counted, and nothing is kept of them. Whoever has a link can open it until it expires.
          </Text>
        </div>
        {saved.status === 'ended' ? (
          <Text size="sm">It has ended, so there is nothing left to preview.</Text>
        ) : origin === undefined ? (
          <Text size="sm">
            The store has no address yet. Add its origin in{' '}
            <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
              Settings
            </TextLink>{' '}
            to preview it.
          </Text>
        ) : (
          <>
            <Group align="flex-start" gap="md" wrap="wrap">
              <TextInput
                label="Page"
                description={`The page that the link opens: a path of ${origin}, or a whole address of the store.`}
                flex="1 1 320px"
                maxLength={2000}
                spellCheck={false}
                value={page}
                error={findProblem(creation.error, 'page')}
                onChange={(event) => {
                  setPage(event.currentTarget.value);
                  forget();
                }}
              />
              <Select
                label="Works for"
                description="From the moment it is made."
                flex="0 1 200px"
                allowDeselect={false}
                data={lives.map(({ ms, label }) => ({ value: String(ms), label }))}
                value={String(lifeMs)}
                onChange={(chosen) => {
                  setLifeMs(findLife(chosen) ?? lifeMs);
                  forget();
                }}
              />
            </Group>
            {mayEdit ? null : (
              <Text size="sm">Only owners and editors make preview links. Ask one of them for a link.</Text>
            )}
            <Text size="sm" aria-live="polite">
              {dirty
                ? 'Your latest changes are not saved yet. A link shows them as soon as they are.'
                : 'A link shows all saved changes, unpublished ones too.'}
            </Text>
            {definition.variations.map(({ id, name = id }) => (
              <PreviewRow
                key={id}
                name={name}
                link={links[id]}
                pending={creation.isPending && creation.variables === id}
                disabled={!mayEdit || !saved.definition.variations.some((variation) => variation.id === id)}
                onCreate={() => creation.mutate(id)}
              />
            ))}
            {Object.keys(links).length === 0 ? null : (
              <Text size="sm" c="dimmed" maw={620}>
                The windows for phone and tablet show how the page is laid out at their width. Targeting by
                device goes by the browser that you really use, so open a link on a phone to see that. On a
                phone, and where windows are blocked, a tab opens instead.
              </Text>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
