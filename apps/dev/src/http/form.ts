/** A form of a page, as a person sees it: where it goes, what it carries, what can be pressed. */
export type Form = {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly buttons: readonly { readonly label: string; readonly name?: string; readonly value?: string }[];
};

/** All forms of a page. Made for the plain pages of the simulated Klaviyo, not for the whole of HTML. */
export function readForms(page: string, pageUrl: string): readonly Form[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(
    ([, attributes = '', content = '']) => ({
      action: new URL(readAttribute(attributes, 'action') ?? pageUrl, pageUrl).href,
      fields: { ...readInputs(content), ...readSelects(content) },
      buttons: [...content.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/gi)].map(
        ([, button = '', inner = '']) => {
          const name = readAttribute(button, 'name');
          const value = readAttribute(button, 'value');
          return {
            label: inner.replace(/<[^>]*>/g, '').trim(),
            ...(name === undefined ? {} : { name }),
            ...(value === undefined ? {} : { value }),
          };
        },
      ),
    }),
  );
}

function readInputs(content: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...content.matchAll(/<input\b([^>]*)>/gi)].flatMap(([, input = '']) => {
      const name = readAttribute(input, 'name');
      return name === undefined ? [] : [[name, readAttribute(input, 'value') ?? '']];
    }),
  );
}

/** Each list with its first choice, as a browser shows it before anybody chooses. */
function readSelects(content: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...content.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)].flatMap(
      ([, select = '', options = '']) => {
        const name = readAttribute(select, 'name');
        const first = /<option\b([^>]*)>/i.exec(options)?.[1];
        return name === undefined ? [] : [[name, readAttribute(first ?? '', 'value') ?? '']];
      },
    ),
  );
}

function readAttribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(attributes)?.[1];
  return found === undefined ? undefined : unescapeHtml(found);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number.parseInt(decimal, 10));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[String(name)] ?? whole;
  });
}
