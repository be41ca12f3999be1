import type { StoreSettings } from '@facet/protocol';
import type { JsonColumn } from './json-column.ts';

/** The sites of this installation. */
export type StoresTable = {
  id: string;
  name: string;
  public_key: string;
  settings: JsonColumn<StoreSettings>;
  created_at: Date;
};
