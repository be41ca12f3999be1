const text: unique symbol = Symbol('html');

/** Markup that is safe to send: everything put into it was escaped. */
export type Html = { readonly [text]: string };

/** What a template may hold. Text and numbers are escaped; `undefined` leaves nothing. */
export type HtmlPart = Html | string | number | undefined | readonly Html[];

/** Builds markup; every value in it is escaped unless it is markup itself. Attribute values need quotes around them. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let out = strings[0] ?? '';
  for (const [index, part] of parts.entries()) out += toMarkup(part) + (strings[index + 1] ?? '');
  return { [text]: out };
}

/** The markup as text, to be sent. */
export function renderHtml(markup: Html): string {
  return markup[text];
}

function toMarkup(part: HtmlPart): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('length' in part) return part.map(renderHtml).join('');
  return renderHtml(part);
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
