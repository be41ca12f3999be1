import { type Experience, previewLifeMs } from '@facet/protocol';
import { Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../../lib/api/api-error.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { createPreviewLink } from '../api/create-preview-link.ts';
import { toPagePath } from '../preview-page.ts';
import { PreviewRow } from './preview-row.tsx';

const lifeDays = previewLifeMs / 86_400_000;

type Props = {
  /** As it is saved: that is what links show. */
  readonly saved: Experience;
  /** Whether something is typed that is not saved yet. */
  readonly dirty: boolean;
};

/** Links that open the shop as if a visitor were shown a variation. */
export function PreviewSection({ saved, dirty }: Props) {
  const { id: storeId, settings } = useStore();
  const [origin] = settings.origins;
  const [page, setPage] = useState('/');
  const creation = useMutation({
    mutationFn: (variation: string) =>
      createPreviewLink(storeId, saved.id, { variation, page: toPagePath(page) }),
    onSuccess: () => notifyDone('The preview link is ready.'),
    onError: (error) => {
      if (findPageProblem(error) === undefined) notifyError(error);
    },
  });
  return (
    <Paper withBorder p="lg" mt="md" component="section" aria-labelledby="preview-title">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id="preview-title">
            Preview
          </Title>
          <Text size="sm" c="dimmed">
            Opens the shop as if the visitor were shown this variation. Nothing is counted. The link works for{' '}
            {lifeDays} days.
          </Text>
        </div>
        {origin === undefined ? (
          <Text size="sm">
            The store has no address yet. Add its origin in{' '}
            <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId }}>
              Settings
            </TextLink>{' '}
            to preview it.
          </Text>
        ) : (
          <>
            <TextInput
              label="Page"
              description={`The page that the link opens: a path of ${origin}, or a whole address of the store.`}
              maw={560}
              maxLength={2000}
              spellCheck={false}
              value={page}
              error={findPageProblem(creation.error)}
              onChange={(event) => {
                setPage(event.currentTarget.value);
                creation.reset();
              }}
            />
            {dirty ? (
              <Text size="sm">A link shows what is saved: save first to see what you have changed.</Text>
            ) : null}
            {saved.definition.variations.map(({ id, name = id }) => (
              <PreviewRow
                key={id}
                name={name}
                link={creation.variables === id ? creation.data : undefined}
                pending={creation.isPending && creation.variables === id}
                onCreate={() => creation.mutate(id)}
              />
            ))}
          </>
        )}
      </Stack>
    </Paper>
  );
}

function findPageProblem(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problems.find(({ path }) => path === 'page')?.message;
}
