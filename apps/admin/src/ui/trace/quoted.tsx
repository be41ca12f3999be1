import { splitQuoted } from '../../lib/trace/split-quoted.ts';

/**
 * A sentence in which what stands in quotation marks are somebody's own words: they are kept to their own direction,
 * so that a name in Arabic or Hebrew does not turn round what stands beside it.
 */
export function Quoted({ children }: { readonly children: string }) {
  return splitQuoted(children).map(({ text, isQuoted }, index) =>
    isQuoted ? <bdi key={`${index + 1}-${text}`}>{text}</bdi> : text,
  );
}
