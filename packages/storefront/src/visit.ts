import type { CompiledExperiences, Device } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import type { Facts } from './facts.ts';
import type { Memory } from './memory.ts';
import type { Record } from './record.ts';
import type { Seen } from './seen.ts';
import type { Tab } from './tab.ts';

/** What all page views of one visit share, once the visitor has agreed to it. */
export type Visit = {
  readonly configuration: StoreConfiguration;
  readonly compiled: CompiledExperiences;
  readonly device: Device;
  readonly visitorType: 'new' | 'returning';
  readonly memory: Record<Memory>;
  readonly tab: Record<Tab>;
  readonly seen: Seen;
  /** There where the script carries that part. */
  readonly facts?: Facts | undefined;
};
