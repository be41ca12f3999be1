const words: Readonly<Record<string, string>> = {
  a: 'Link',
  img: 'Picture',
  picture: 'Picture',
  svg: 'Drawing',
  button: 'Button',
  input: 'Field',
  textarea: 'Field',
  select: 'Choice',
  p: 'Paragraph',
  span: 'Text',
  ul: 'List',
  ol: 'List',
  li: 'List item',
  nav: 'Menu',
  header: 'Page head',
  footer: 'Page foot',
  main: 'Main part',
  section: 'Section',
  article: 'Article',
  aside: 'Side note',
  form: 'Form',
  table: 'Table',
  video: 'Video',
  body: 'Whole page',
};

type Worded = { readonly localName: string; readonly textContent: string | null };

/** An element as a person would call it, with the beginning of what it says. */
export function toElementWords({ localName, textContent }: Worded): string {
  const kind = /^h[1-6]$/.test(localName) ? 'Heading' : (words[localName] ?? 'Box');
  const text = toShort(textContent ?? '', 40);
  return text === '' ? kind : `${kind} “${text}”`;
}

/** A text in one line, cut where it is long. */
export function toShort(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
