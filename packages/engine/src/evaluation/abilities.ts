/*
 * What a build for pages may leave out: it puts a file of its own in the place of this one (the storefront's `abilities-plugin.ts`).
 * Wherever the source itself runs, all is there.
 */

/** Whether somebody may listen to the steps of a decision. */
export const hears: boolean = true;
/** Whether many experiences are decided many times, so that it pays to work out once what is the same. */
export const many: boolean = true;
/** Whether definitions may have a schedule. */
export const schedules: boolean = true;
/** Whether experiences may be in exclusion groups. */
export const groups: boolean = true;
/** Whether a personalization may be entered by a link of its own. */
export const links: boolean = true;
