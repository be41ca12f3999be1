import type { JsonSchema, SharedSchemas } from './json-schema.ts';
import { limits } from './limits.ts';
import { readDefinition } from './read-experience-definition.ts';

type SchemaDocument = JsonSchema & { readonly $id: string; readonly title: string };

/**
 * What `readExperienceDefinition` accepts, as JSON Schema (draft 2020-12); `spec/experience.schema.json` is this. Made of
 * the readers themselves. It refuses nothing that they accept; a few rules it cannot say, such as unique ids.
 */
export const experienceDefinitionSchema: SchemaDocument = toDocument();

function toDocument(): SchemaDocument {
  const shared: SharedSchemas = new Map();
  const definition = readDefinition.toSchema(shared);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:facet:experience-definition:1',
    title: 'Experience definition',
    description: `A test or a personalization as plain JSON: stored, published and decided in this one shape. Facet also refuses what a schema cannot say: ids that are not unique, rows that name an unknown variation, expressions of more than ${limits.expressionDepth} levels or ${limits.expressionNodes} parts, more than ${limits.regexes} regular expressions or one that cannot be used, ranges and schedules that end where or before they begin, days that no calendar has, the same goal twice or the revenue of a page view, classes that are both added and removed, elements that are moved beside themselves, values of variables of more than ${limits.jsonDepth} levels or ${limits.contentLength} characters. Whether the code of a change can be read is judged where it is saved. It counts lengths in UTF-16 units.`,
    ...definition,
    $defs: Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
