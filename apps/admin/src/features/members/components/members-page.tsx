import { usualOnAPage } from '@facet/protocol';
import { Button, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import { useTypedSearch } from '../../../lib/use-typed-search.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconSearch, IconUserPlus } from '../../../ui/icons.ts';
import { OwnersOnly } from '../../../ui/owners-only.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { QueryView, SkeletonLines } from '../../../ui/query-view.tsx';
import { membersQuery } from '../api/members.ts';
import { InvitationSection } from './invitation-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';
import { RoleList } from './role-list.tsx';

/** Who works with this installation, and who is invited. */
export function MembersPage() {
  const [opened, { open, close }] = useDisclosure();
  return (
    <OwnersOnly>
      <Page
        title="Members"
        description="Who works with this installation, in all of its stores."
        actions={
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
            Invite somebody
          </Button>
        }
      >
        <InviteDialog opened={opened} onClose={close} />
        <Members />
        <InvitationSection />
        <RoleList />
      </Page>
    </OwnersOnly>
  );
}

function Members() {
  const storeId = useStoreId();
  const navigate = useNavigate();
  const { search = '', page = 1 } = useSearch({ from: '/stores/$storeId/settings/members' });
  const members = useQuery(membersQuery(page, search));
  const go = (next: { readonly search: string; readonly page: number }) =>
    void navigate({
      to: '/stores/$storeId/settings/members',
      params: { storeId },
      search: {
        ...(next.search === '' ? {} : { search: next.search }),
        ...(next.page === 1 ? {} : { page: next.page }),
      },
      replace: true,
    });
  const typed = useTypedSearch(search, (sought) => go({ search: sought, page: 1 }));
  return (
    <QueryView query={members} loading={<SkeletonLines tall />}>
      {(list) => (
        <Stack gap="sm">
          {list.total > usualOnAPage || search !== '' ? (
            <TextInput
              aria-label="Search members"
              placeholder="Name or e-mail"
              leftSection={<IconSearch size={16} aria-hidden />}
              maw={320}
              value={typed.text}
              onChange={(event) => typed.onText(event.currentTarget.value)}
            />
          ) : null}
          {list.members.length === 0 ? (
            <EmptyState title="Nobody is found">
              Look for a part of a name or of an e-mail address, or go back to the first page.
            </EmptyState>
          ) : (
            <MemberTable members={list.members} />
          )}
          <Pager page={page} total={list.total} onPage={(next) => go({ search, page: next })} />
        </Stack>
      )}
    </QueryView>
  );
}
