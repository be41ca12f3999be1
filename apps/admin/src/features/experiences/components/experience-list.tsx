import type { ExperienceList as List } from '@facet/protocol';
import { Button, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { experiencesQuery } from '../api/list-experiences.ts';
import { isNarrowed, type ListSearch } from '../list-search.ts';
import { ExperienceFilters } from './experience-filters.tsx';
import { ExperienceTable } from './experience-table.tsx';

type Props = {
  readonly storeId: string;
  /** The way to a first one. */
  readonly create: ReactNode;
};

/** The part of the list that the address names. */
export function ExperienceList({ storeId, create }: Props) {
  const navigate = useNavigate();
  const search: ListSearch = useSearch({ from: '/stores/$storeId/experiences' });
  const experiences = useQuery(experiencesQuery(storeId, search));
  const go = (next: ListSearch, replace = true) => {
    void navigate({
      to: '/stores/$storeId/experiences',
      params: { storeId },
      search: next,
      replace,
      resetScroll: !replace,
    });
  };
  return (
    <QueryView query={experiences}>
      {(list) =>
        list.kept.active + list.kept.archived === 0 ? (
          <EmptyState title="No test or personalization yet" action={create}>
            A good first one: a personalization that greets the members of your VIP segment.
          </EmptyState>
        ) : (
          <Stack>
            <View kept={list.kept} search={search} onChange={go} />
            <ExperienceFilters
              search={search}
              segmentName={findSegmentName(list, search.segment)}
              onChange={go}
            />
            {list.experiences.length === 0 ? (
              <NothingHere search={search} total={list.total} onGo={go} />
            ) : (
              <ExperienceTable
                storeId={storeId}
                experiences={list.experiences}
                isOld={experiences.isPlaceholderData}
              />
            )}
            <Pager
              page={search.page ?? 1}
              total={list.total}
              onPage={(page) => go(withPage(search, page), false)}
            />
          </Stack>
        )
      }
    </QueryView>
  );
}

function withPage(search: ListSearch, page: number): ListSearch {
  const { page: _, ...first } = search;
  return page === 1 ? first : { ...first, page };
}

function findSegmentName({ experiences }: List, id: string | undefined): string {
  const segments = experiences.flatMap((experience) => experience.segments);
  return segments.find((segment) => segment.id === id)?.name ?? id ?? '';
}

type ViewProps = {
  readonly kept: List['kept'];
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
};

/** What is worked with, or what was put away. Whoever has put nothing away is not bothered with it. */
function View({ kept, search, onChange }: ViewProps) {
  const { view: _, page: _page, ...others } = search;
  const isArchive = search.view === 'archived';
  if (kept.archived === 0 && !isArchive) return null;
  return (
    <SegmentedControl
      aria-label="Which experiences"
      w="fit-content"
      value={isArchive ? 'archived' : 'active'}
      data={[
        { value: 'active', label: `In use (${kept.active.toLocaleString('en')})` },
        { value: 'archived', label: `Archived (${kept.archived.toLocaleString('en')})` },
      ]}
      onChange={(next) => onChange(next === 'archived' ? { ...others, view: next } : others)}
    />
  );
}

type NothingProps = {
  readonly search: ListSearch;
  readonly total: number;
  readonly onGo: (search: ListSearch) => void;
};

function NothingHere({ search, total, onGo }: NothingProps) {
  const view = search.view === undefined ? {} : { view: search.view };
  if (total > 0) {
    return (
      <EmptyState
        title="There is no such page"
        action={
          <Button variant="default" onClick={() => onGo(withPage(search, 1))}>
            To the first page
          </Button>
        }
      >
        The list has become shorter since this address was made.
      </EmptyState>
    );
  }
  if (!isNarrowed(search)) {
    return search.view === 'archived' ? (
      <EmptyState title="The archive is empty">
        What you archive is kept here with all that was counted, out of the way of what you work with.
      </EmptyState>
    ) : (
      <EmptyState title="Everything is in the archive">
        Create something new, or take an experience out of the archive.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing fits"
      action={
        <Button variant="default" onClick={() => onGo(view)}>
          Show all
        </Button>
      }
    >
      No experience fits the search and the filters{search.view === 'archived' ? ' in the archive' : ''}.
    </EmptyState>
  );
}
