import { Table, type TableProps, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import stacked from './stacked-table.module.css';

type Props = Omit<TableProps, 'children' | 'className'> & {
  readonly headings: readonly string[];
  /** The headings that stand above figures, at the right. */
  readonly figures?: readonly string[];
  /** What the last column, of buttons, is called where it is not seen; without it there is none. */
  readonly actions?: string | undefined;
  readonly children: ReactNode;
};

/** A table whose rows become blocks of lines on phones: each cell names its column by `data-label`. */
export function StackedTable({ headings, figures = [], actions, children, ...rest }: Props) {
  return (
    <Table className={stacked['table'] ?? ''} {...rest}>
      <Table.Thead>
        <Table.Tr>
          {headings.map((heading) => (
            <Table.Th key={heading} {...(figures.includes(heading) ? { ta: 'right' } : {})}>
              {heading}
            </Table.Th>
          ))}
          {actions === undefined ? null : (
            <Table.Th>
              <VisuallyHidden>{actions}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}
