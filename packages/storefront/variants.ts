import { type Part, parts } from '@facet/engine';

/** The file of a script that carries some parts, in `dist`. */
export function toFileName(carried: readonly Part[]): string {
  return carried.length ? `facet.${carried.join('+')}.js` : 'facet.js';
}

/** Every choice of parts, each in the order of `parts`; none first, all last. */
export function listVariants(): readonly (readonly Part[])[] {
  return parts
    .reduceRight<readonly (readonly Part[])[]>(
      (variants, part) => [...variants, ...variants.map((variant) => [part, ...variant])],
      [[]],
    )
    .toSorted((one, two) => one.length - two.length);
}

/** Reads a choice of parts as files are named after it, such as `arrival+facts`. Throws where one is none. */
export function readParts(text: string): readonly Part[] {
  const names = text === '' ? [] : text.split('+');
  const unknown = names.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) {
    throw new Error(
      `"${unknown.join('", "')}" is no part of the script: known are ${parts.join(', ')}, joined by +.`,
    );
  }
  return parts.filter((part) => names.includes(part));
}
