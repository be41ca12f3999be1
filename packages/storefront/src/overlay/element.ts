type Attributes = Readonly<Record<string, string>>;

/** Creates an element: attributes by name, texts as texts. Nothing is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** Creates a button. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const created = element('button', { type: 'button', ...attributes }, text);
  created.addEventListener('click', act);
  return created;
}

/** Changes a text where it is another one, so that what did not change is not told again. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
