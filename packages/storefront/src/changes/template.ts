/** Reads HTML once. Scripts in it do not run: the parser marks them so. Each call of the result makes a copy. */
export function toTemplate(html: string): () => DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return () => document.importNode(template.content, true);
}
