import type { ExperienceDefinition } from '@facet/engine';
import { Badge, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { findProblemTab, type Tab, tabLabels, tabs } from '../draft/problem-tab.ts';
import type { ExperienceEdit } from '../draft/use-experience-edit.ts';
import { useEditor } from './editor-context.tsx';
import { GoalsTab } from './goals/goals-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PagesTab } from './pages-tab.tsx';
import { PreviewTab } from './preview/preview-tab.tsx';
import { ScheduleTab } from './schedule-tab.tsx';
import { TargetingTab } from './targeting/targeting-tab.tsx';
import { VariationsTab } from './variations/variations-tab.tsx';

/** The library's own line below the tabs scrolls away with them. */
const line = 'inset 0 -2px 0 var(--tab-border-color)';

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
      <Tabs.List
        ref={list}
        aria-label="Parts of the experience"
        style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden', boxShadow: line }}
      >
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
          <OverviewTab base={edit.base} definition={definition} />
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
