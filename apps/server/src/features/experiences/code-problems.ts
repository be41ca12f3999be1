import { compileFunction } from 'node:vm';
import {
  type Change,
  type CodeProblem,
  type ExperienceDefinition,
  findCssProblem,
  findHtmlProblem,
} from '@facet/engine';
import { listJavaScriptConditions } from './javascript-problems.ts';

type Problem = { readonly path: string; readonly message: string };

/**
 * Finds the JavaScript of an experience, in conditions and in changes, that no page can run, and the CSS and HTML that is
 * not whole, each at its place. It is read here and never run.
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
  const scripts = [...conditions, ...changes].flatMap(({ path, body }): readonly Problem[] => {
    const why = findSyntaxError(body);
    if (why === undefined) return [];
    return [{ path, message: `This JavaScript cannot be read: ${why}. Correct it, then save again.` }];
  });
  return [...scripts, ...findMarkupProblems(definition)];
}

/** Finds the CSS and HTML of changes that is not whole: browsers drop the rest of it, or close it where nobody meant. */
function findMarkupProblems({ variations }: ExperienceDefinition): readonly Problem[] {
  return variations.flatMap(({ changes }, index) =>
    changes.flatMap((change, at): readonly Problem[] => {
      const found = findInMarkup(change);
      if (found?.problem === undefined) return [];
      const { language, key, problem } = found;
      const path = `definition.variations[${index}].changes[${at}].${key}`;
      const message = `This ${language} is not whole: in line ${problem.line}, ${problem.why}. Correct it, then save again.`;
      return [{ path, message }];
    }),
  );
}

type Found = { readonly language: string; readonly key: string; readonly problem: CodeProblem | undefined };

function findInMarkup(change: Change): Found | undefined {
  if (change.kind === 'css') return { language: 'CSS', key: 'css', problem: findCssProblem(change.css) };
  if (change.kind === 'html')
    return { language: 'HTML', key: 'value', problem: findHtmlProblem(change.value) };
  if (change.kind === 'insert')
    return { language: 'HTML', key: 'html', problem: findHtmlProblem(change.html) };
  return undefined;
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
