import { parseSync } from 'oxc-parser';

/** One import of a source file: what it names, whether only types cross, and on which line it stands. */
export type Import = { readonly specifier: string; readonly typeOnly: boolean; readonly line: number };

/** Lists every static import, re-export and dynamic import of a TypeScript source text. Throws on a syntax error. */
export function listImports(file: string, source: string): readonly Import[] {
  const { module, errors } = parseSync(file, source);
  const fatal = errors[0];
  if (fatal !== undefined) throw new Error(`${file} cannot be read: ${fatal.message}`);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const found: Import[] = [];
  for (const item of module.staticImports) {
    const typeOnly =
      item.entries.length > 0
        ? item.entries.every((entry) => entry.isType)
        : /^import\s+type\b/.test(source.slice(item.start, item.end));
    found.push({ specifier: item.moduleRequest.value, typeOnly, line: lineOf(item.start) });
  }
  for (const item of module.staticExports) {
    const from = item.entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (!from) continue;
    const typeOnly =
      item.entries.every((entry) => entry.isType) ||
      /^export\s+type\b/.test(source.slice(item.start, item.end));
    found.push({ specifier: from.value, typeOnly, line: lineOf(item.start) });
  }
  for (const item of module.dynamicImports) {
    const text = source.slice(item.moduleRequest.start, item.moduleRequest.end);
    const literal = /^(['"])(.*)\1$/.exec(text)?.[2];
    if (literal !== undefined) found.push({ specifier: literal, typeOnly: false, line: lineOf(item.start) });
  }
  return found;
}
