import type { CompiledExperiences, Device } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import type { Facts } from './facts.ts';
import type { Memory } from './memory.ts';
import type { PreviewDecider } from './preview-visit.ts';
import type { Record } from './record.ts';
import type { Seen } from './seen.ts';
import type { Tab } from './tab.ts';

/** Runs code of the merchant's, the body of a function; throws what it throws, and where the page's policy forbids it. */
export type Evaluate = (code: string) => unknown;

/** What all page views of one visit share, once the visitor has agreed to it. */
export type Visit = {
  readonly configuration: StoreConfiguration;
  readonly compiled: CompiledExperiences;
  readonly device: Device;
  readonly visitorType: 'new' | 'returning';
  readonly memory: Record<Memory>;
  readonly tab: Record<Tab>;
  readonly seen: Seen;
  /** Runs code of the merchant's; there where the store's script may. */
  readonly evaluate: Evaluate | undefined;
  /** Where this is a preview: decides instead. */
  readonly preview?: PreviewDecider | undefined;
  /** There where the script carries that part. */
  readonly facts?: Facts | undefined;
};
