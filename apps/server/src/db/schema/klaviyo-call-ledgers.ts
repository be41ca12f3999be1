import type { Ledger } from '@facet/membership';
import type { JsonColumn } from './json-column.ts';

/** What all processes have taken of what Klaviyo allows, for each account and operation. */
export type KlaviyoCallLedgersTable = {
  account: string;
  operation: string;
  /** Grows with every change: whoever changes what is no longer there begins again. */
  version: number;
  ledger: JsonColumn<Ledger>;
};
