/*
 * What store developers see of the script: types only. The script itself is built from `script.ts` by `build.ts` and
 * served with the store's configuration; nobody imports it.
 */
export type {
  FacetApi,
  FacetAttributes,
  FacetCommand,
  FacetDecision,
  FacetEventDetails,
  FacetEvents,
  FacetIdentity,
  FacetQueue,
} from './facet-api.ts';
