/** Classes that say how something looks, as utility frameworks have them: they change with the design. */
const utility = new RegExp(
  `^(-?(m|p)[trblxyse]?-|(min|max|w|h|size|inset|top|right|bottom|left|z|gap|space|order|col|row|basis|grid-cols|grid-rows|text|bg|font|leading|tracking|border|rounded|shadow|ring|opacity|transition|duration|delay|ease|animate|cursor|select|object|overflow|overscroll|items|justify|content|self|place|flex|align|float|d|fs|fw|lh|rotate|scale|translate|aspect|from|via|to|fill|stroke|divide|list|whitespace|break|line-clamp|sr)-)|^(flex|grid|block|inline|inline-block|inline-flex|hidden|table|contents|absolute|relative|fixed|sticky|static|truncate|uppercase|lowercase|capitalize|italic|underline|border|rounded|shadow|container|row|col|clearfix|transition|visible|invisible|antialiased)$`,
);
/** Classes that say how something stands at the moment. */
const state =
  /^(is|has|was)-|^(active|open|opened|closed|selected|current|hover|hovered|focus|focused|visible|loaded|loading|lazy\w*|disabled|enabled|checked|expanded|collapsed|sticky|scrolled|initialized|animated|in-view|no-js|js)$|-(active|open|visible|loaded|loading|current|selected|initialized|prev|next|duplicate)$/;
/** What build tools and frameworks put in front of names that they make up. */
const madeUp =
  /^(css|sc|jsx|svelte|emotion|makeStyles|jss|styled|tw|radix|headlessui|mantine|ember|yui|gwt|uid|chakra|MuiB|ng|_ng\w*|v|data-v)[-_:]?[-\w]*\d|^(css|sc|jsx|jss|svelte|radix|headlessui|mui|ng)-|^[:_«]|^ember\d|^react-/;

/** Whether a name looks like a person's: not made up by a build tool, and without numbers that are different each time. */
export function isSteadyName(name: string): boolean {
  return (
    name.length <= 60 &&
    /^-?[a-zA-Z][\w-]*$/.test(name) &&
    !madeUp.test(name) &&
    !/\d{4}/.test(name) &&
    name.split(/[-_]+/).every((piece) => !isScrambled(piece))
  );
}

/** Whether a class means something: neither made up, nor how an element looks or stands. */
export function isSteadyClass(name: string): boolean {
  return isSteadyName(name) && !utility.test(name) && !state.test(name);
}

/** The part of a class of CSS modules that its file's author has written, such as `Card_title__` of `Card_title__3xK9a`. */
export function findModulePrefix(name: string): string | undefined {
  const [, prefix] = /^([a-zA-Z][\w-]*?[a-zA-Z]_{1,2}[a-zA-Z][\w-]*?__)[\w-]{4,10}$/.exec(name) ?? [];
  return prefix;
}

/** The end of an id that Shopify makes of the number of a template and the name of a section, such as `__banner`. */
export function findSectionName(id: string): string | undefined {
  const [, name = ''] = /--\d+__([\w-]+)$/.exec(id) ?? [];
  return name !== '' && isSteadyName(name) ? `__${name}` : undefined;
}

/** Letters and digits in a heap, or letters in no order that can be spoken, as hashes have them. */
function isScrambled(piece: string): boolean {
  const turns = piece.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  if (turns > 1 || (turns === 1 && /^\d/.test(piece) && piece.length > 4)) return true;
  if (/\d{3}/.test(piece) && piece.length > 4) return true;
  const cases = piece.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  return piece.length >= 5 && (cases > 2 || !/[aeiouy]/i.test(piece));
}
