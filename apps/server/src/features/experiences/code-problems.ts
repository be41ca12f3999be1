import { compileFunction } from 'node:vm';
import type { ExperienceDefinition } from '@facet/engine';
import { listJavaScriptConditions } from './javascript-problems.ts';

type Problem = { readonly path: string; readonly message: string };

/**
 * Finds the JavaScript of an experience, in conditions and in changes, that no page can run, each at its place. It is
 * read here and never run.
 */
export function findCodeProblems(definition: ExperienceDefinition): readonly Problem[] {
  const conditions = listJavaScriptConditions(definition).map(({ path, code }) => ({
    path: `${path}.value`,
    body: `return(${code}\n)`,
  }));
  const changes = definition.variations.flatMap(({ changes }, index) =>
    changes.flatMap((change, at) => {
      const path = `definition.variations[${index}].changes[${at}].code`;
      return change.kind === 'javascript' ? [{ path, body: change.code }] : [];
    }),
  );
  return [...conditions, ...changes].flatMap(({ path, body }): readonly Problem[] => {
    const why = findSyntaxError(body);
    if (why === undefined) return [];
    return [{ path, message: `This JavaScript cannot be read: ${why}. Correct it, then save again.` }];
  });
}

/** What keeps a function from having this body; pages make functions in the same way. */
function findSyntaxError(body: string): string | undefined {
  try {
    // A line of its own in front: at the very beginning alone `#!` would pass here, and nowhere else.
    compileFunction(`\n${body}`, [], { filename: 'code', lineOffset: -1 });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return 'it is nested too deeply';
    const line = /^code:(\d+)$/m.exec(error.stack ?? '')?.[1];
    return line === undefined ? error.message : `${error.message}, in line ${line}`;
  }
}
