import type { CompiledExperiences, Device } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import type { MemoryKeeper } from './memory.ts';
import type { Seen } from './seen.ts';
import type { TabKeeper } from './tab.ts';

/** What all page views of one visit share, once the visitor has agreed to it. */
export type Visit = {
  readonly configuration: StoreConfiguration;
  readonly compiled: CompiledExperiences;
  readonly device: Device;
  readonly visitorType: 'new' | 'returning';
  readonly memory: MemoryKeeper;
  readonly tab: TabKeeper;
  readonly seen: Seen;
};
