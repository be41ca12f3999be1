import { useState } from 'react';
import { isSame } from '../../../../lib/is-same.ts';
import { CodeInput } from '../../../../ui/code/code-input.tsx';
import { readStyles, toStylesText } from '../../styles-text.ts';

type Styles = Readonly<Record<string, string>>;
type Props = { readonly styles: Styles; readonly onChange: (styles: Styles) => void };

/** Style declarations, one a line, as a theme developer would write them. */
export function StyleFields({ styles, onChange }: Props) {
  const [text, setText] = useState(() => toStylesText(styles));
  // The styles may change from outside, when the edit is discarded or reloaded.
  const shown = isSame(readStyles(text).styles, styles) ? text : toStylesText(styles);
  const { wrong } = readStyles(shown);
  return (
    <CodeInput
      label="Styles"
      language="css"
      description="One per line, such as background-color: #123456"
      placeholder="color: #b00020"
      minRows={2}
      value={shown}
      error={wrong.length > 0 ? `Left out, since it is no declaration: ${wrong.join(' · ')}` : undefined}
      onChange={(next) => {
        setText(next);
        onChange(readStyles(next).styles);
      }}
    />
  );
}
