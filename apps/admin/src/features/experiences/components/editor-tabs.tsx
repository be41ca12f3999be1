import type { ExperienceDefinition } from '@facet/engine';
import { Badge, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { later } from '../../../ui/later.tsx';
import { SkeletonLines } from '../../../ui/query-view.tsx';
import scrollTabs from '../../../ui/scroll-tabs.module.css';
import { findProblemTab, type Tab, tabLabels, tabs } from '../draft/problem-tab.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useEditor } from './editor-context.tsx';

const Waiting = () => <SkeletonLines tall />;
const OverviewTab = later(async () => (await import('./overview-tab.tsx')).OverviewTab, Waiting);
const VariationsTab = later(
  async () => (await import('./variations/variations-tab.tsx')).VariationsTab,
  Waiting,
);
const TargetingTab = later(async () => (await import('./targeting/targeting-tab.tsx')).TargetingTab, Waiting);
const PagesTab = later(async () => (await import('./pages-tab.tsx')).PagesTab, Waiting);
const ScheduleTab = later(async () => (await import('./schedule-tab.tsx')).ScheduleTab, Waiting);
const GoalsTab = later(async () => (await import('./goals/goals-tab.tsx')).GoalsTab, Waiting);
const PreviewTab = later(async () => (await import('./preview/preview-tab.tsx')).PreviewTab, Waiting);

type Props = {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly edit: ExperienceEdit;
  readonly mayEdit: boolean;
};

/** The parts of an experience. */
export function EditorTabs({ tab, onTab, edit, mayEdit }: Props) {
  const { problems } = useEditor();
  const { definition } = edit.draft;
  const change = (next: ExperienceDefinition) => edit.change({ definition: next });
  const list = useRef<HTMLDivElement>(null);
  // On a phone not all tabs fit: the one that is open may be beyond the edge.
  useEffect(() => {
    const open = list.current?.querySelector(`[data-tab="${tab}"]`);
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(value) => {
        const next = tabs.find((candidate) => candidate === value);
        if (next !== undefined) onTab(next);
      }}
    >
      <Tabs.List ref={list} aria-label="Parts of the experience" className={scrollTabs['list'] ?? ''}>
        {tabs.map((value) => {
          const count = problems.filter(({ path }) => findProblemTab(path) === value).length;
          return (
            <Tabs.Tab
              key={value}
              value={value}
              data-tab={value}
              rightSection={
                count === 0 ? null : (
                  <Badge color="red.9" size="sm" circle aria-label={`${count} to mend`}>
                    {count}
                  </Badge>
                )
              }
            >
              {tabLabels[value]}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {/* One element switches every control off for those who may only look. */}
      <fieldset disabled={!mayEdit} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Tabs.Panel value="overview" pt="lg">
          <OverviewTab base={edit.base} definition={definition} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="variations" pt="lg">
          <VariationsTab definition={definition} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="pages" pt="lg">
          <PagesTab definition={definition} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="goals" pt="lg">
          <GoalsTab definition={definition} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="schedule" pt="lg">
          <ScheduleTab definition={definition} onChange={change} />
        </Tabs.Panel>
      </fieldset>
      {/* Looking is nobody's to forbid. */}
      <Tabs.Panel value="targeting" pt="lg">
        <TargetingTab definition={definition} mayEdit={mayEdit} onChange={change} />
      </Tabs.Panel>
      <Tabs.Panel value="preview" pt="lg">
        <PreviewTab saved={{ ...edit.base, ...edit.saved }} definition={definition} dirty={edit.unsaved} />
      </Tabs.Panel>
    </Tabs>
  );
}
