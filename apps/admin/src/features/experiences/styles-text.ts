type Styles = Readonly<Record<string, string>>;

/** Style declarations as people write them, one a line. */
export function toStylesText(styles: Styles): string {
  return Object.entries(styles)
    .map(([property, value]) => `${property}: ${value};`)
    .join('\n');
}

/** Reads declarations (`color: red`), one a line; a semicolon may end each. Names the lines that are none. */
export function readStyles(text: string): { readonly styles: Styles; readonly wrong: readonly string[] } {
  const styles: Record<string, string> = {};
  const wrong: string[] = [];
  for (const line of text.split('\n').map((part) => part.trim().replace(/;+$/, '').trim())) {
    if (line === '') continue;
    const declaration = /^(-{0,2}[a-z][a-z0-9-]*)\s*:\s*(\S.*)$/i.exec(line);
    const [, property, value] = declaration ?? [];
    if (property === undefined || value === undefined) wrong.push(line);
    else styles[property.startsWith('--') ? property : property.toLowerCase()] = value;
  }
  return { styles, wrong };
}
