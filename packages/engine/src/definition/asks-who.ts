import type { PersonalizationAudience, TestAudience } from './experience.ts';

/**
 * Whether any condition of an audience asks who the visitor is. Told by its text, which takes a page less than a walk
 * through it; inside a value quotes are escaped, so that no value can look like a field.
 */
export function asksWho(audience: TestAudience | PersonalizationAudience | undefined): boolean {
  return /"field":"(klaviyo_segment|identified)"/.test(JSON.stringify(audience));
}
