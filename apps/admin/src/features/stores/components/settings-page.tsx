import type { Store } from '@facet/protocol';
import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isSame } from '../../../lib/is-same.ts';
import { useMayOwn } from '../../../lib/session/get-session.ts';
import { storesQuery } from '../../../lib/stores/list-stores.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { useUnsavedWork } from '../../../lib/unsaved-work.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { UnsavedDialog } from '../../../ui/unsaved-dialog.tsx';
import { updateStore } from '../api/update-store.ts';
import { readFacetAddress } from '../facet-address.ts';
import { readOrigins } from '../origins.ts';
import { type SettingsDraft, settle, toDraft, toUpdate } from '../settings-draft.ts';
import { BehaviourFields } from './behaviour-fields.tsx';
import { SiteFields } from './site-fields.tsx';
import { TellingFields } from './telling-fields.tsx';

/** What a store's owner may set. */
export function SettingsPage() {
  const store = useStore();
  return (
    <Page title="Settings" description={`How Facet behaves on the pages of ${store.name}.`}>
      <SettingsForm key={store.id} store={store} />
    </Page>
  );
}

function SettingsForm({ store }: { readonly store: Store }) {
  const queryClient = useQueryClient();
  const mayOwn = useMayOwn();
  const saved = toDraft(store);
  const [draft, setDraft] = useState(saved);
  const dirty = !isSame(draft, saved);
  const { wrong } = readOrigins(draft.originLines);
  const isFacetAddressWrong = readFacetAddress(draft.facetAddress) === undefined;
  const save = useMutation({
    mutationFn: (sent: SettingsDraft) => updateStore(store.id, toUpdate(sent)),
    onSuccess: async (next, sent) => {
      queryClient.setQueryData(storesQuery.queryKey, (list) =>
        list?.map((candidate) => (candidate.id === next.id ? next : candidate)),
      );
      setDraft((now) => settle(now, sent, next));
      notifyDone('The settings are saved.');
      await queryClient.invalidateQueries({ queryKey: storesQuery.queryKey, exact: true });
    },
  });
  useUnsavedWork(dirty);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0 && !isFacetAddressWrong) save.mutate(draft);
  };
  const change = (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <form onSubmit={submit}>
      <UnsavedDialog blocker={blocker} />
      <Stack>
        {mayOwn ? null : <Alert color="gray">Only the owner of this installation can change settings.</Alert>}
        {save.isError ? <ErrorState error={save.error} /> : null}
        <Paper withBorder p="lg">
          <SiteFields
            draft={draft}
            onChange={change}
            wrong={wrong}
            isFacetAddressWrong={isFacetAddressWrong}
            disabled={!mayOwn}
          />
        </Paper>
        <Paper withBorder p="lg">
          <BehaviourFields draft={draft} onChange={change} disabled={!mayOwn} />
        </Paper>
        <Paper withBorder p="lg">
          <TellingFields draft={draft} onChange={change} disabled={!mayOwn} />
        </Paper>
        {mayOwn ? (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!dirty}>
              Save
            </Button>
            {dirty ? (
              <Button variant="subtle" onClick={() => setDraft(saved)}>
                Discard changes
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
