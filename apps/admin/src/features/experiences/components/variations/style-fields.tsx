import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { isSame } from '../../../../lib/is-same.ts';
import { readStyles, toStylesText } from '../../styles-text.ts';

type Styles = Readonly<Record<string, string>>;
type Props = { readonly styles: Styles; readonly onChange: (styles: Styles) => void };

/** Style declarations, one a line, as a theme developer would write them. */
export function StyleFields({ styles, onChange }: Props) {
  const [text, setText] = useState(() => toStylesText(styles));
  const typed = readStyles(text);
  // The styles may change from outside, when the edit is discarded or reloaded.
  if (!isSame(typed.styles, styles)) setText(toStylesText(styles));
  return (
    <Textarea
      label="Styles"
      description="One per line, such as background-color: #123456"
      placeholder="color: #b00020"
      autosize
      minRows={2}
      maxRows={16}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text}
      error={
        typed.wrong.length > 0
          ? `Left out, since it is no declaration: ${typed.wrong.join(' · ')}`
          : undefined
      }
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        onChange(readStyles(next).styles);
      }}
    />
  );
}
