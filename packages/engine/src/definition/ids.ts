declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names one test or personalization of a store; opaque, unique in the installation. */
export type ExperienceId = Branded<'ExperienceId'>;
/** Names one variation; unique within its experience. */
export type VariationId = Branded<'VariationId'>;
/** Names one row of an *Advanced* audience; unique within its experience. */
export type RowId = Branded<'RowId'>;
/**
 * Names a Klaviyo segment in a definition: Klaviyo's own id where the merchant edits it, an opaque keyed hash of
 * that id once published to the storefront. The engine only ever compares it.
 */
export type SegmentKey = Branded<'SegmentKey'>;
/**
 * Names an exclusion group in a definition: the merchant's own name for it where it is edited, an opaque keyed hash of
 * that name once published. The engine only ever compares and hashes it.
 */
export type GroupKey = Branded<'GroupKey'>;
/** Names one goal; unique within its experience. */
export type GoalId = Branded<'GoalId'>;
/** A browser, by its first-party id. */
export type VisitorId = Branded<'VisitorId'>;
/** A Klaviyo profile as seen outside the server: a keyed hash of the profile id, different for each store. */
export type Subject = Branded<'Subject'>;
