/** Scripts with all parts and without a configuration, as versions of Facet have served them, by what they hold. */
export type RuntimesTable = { revision: string; script: string; first_used_at: Date };
