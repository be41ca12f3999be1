import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import stacked from './stacked-table.module.css';

type Props = {
  readonly headings: readonly string[];
  /** The headings that stand above figures, at the right. */
  readonly figures?: readonly string[];
  /** What the last column, of buttons, is called where it is not seen; without it there is none. */
  readonly actions?: string | undefined;
  /** Whether its rows lead somewhere. */
  readonly leads?: boolean;
  readonly children: ReactNode;
};

/**
 * A table whose rows become blocks of lines on phones: each cell names its column by `data-label`. `data-figure` puts a
 * cell at the right, `data-strong` says that it names the row, `data-narrow` keeps longer text from taking the room of
 * others.
 */
export function StackedTable({ headings, figures = [], actions, leads = false, children }: Props) {
  return (
    <table className={stacked['table']} data-leads={leads || undefined}>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col" data-figure={figures.includes(heading) || undefined}>
              {heading}
            </th>
          ))}
          {actions === undefined ? null : (
            <th scope="col">
              <VisuallyHidden>{actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
