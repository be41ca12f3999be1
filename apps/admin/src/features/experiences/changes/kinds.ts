import { type Change, changeKinds } from '@facet/engine';

type Kind = Change['kind'];

const groups = ['Content', 'Look', 'Place', 'Page', 'Shop', 'For developers'] as const;

const kinds: Readonly<
  Record<Kind, { readonly group: (typeof groups)[number]; readonly label: string; readonly hint: string }>
> = {
  text: { group: 'Content', label: 'Text', hint: 'Other words in an element' },
  html: { group: 'Content', label: 'HTML', hint: 'Other content in an element' },
  attribute: {
    group: 'Content',
    label: 'Link, picture or other attribute',
    hint: 'Where a link leads, which picture shows',
  },
  style: { group: 'Look', label: 'Style', hint: 'Color, size or spacing of an element' },
  class: { group: 'Look', label: 'Classes', hint: 'Looks that the theme already has' },
  hide: { group: 'Look', label: 'Hide', hint: 'An element is gone, and so is its room' },
  insert: { group: 'Place', label: 'Insert', hint: 'New content beside or in an element' },
  move: { group: 'Place', label: 'Move', hint: 'An element goes elsewhere on the page' },
  redirect: { group: 'Page', label: 'Redirect', hint: 'Another page instead of this one' },
  discount: { group: 'Shop', label: 'Discount', hint: 'A code is put on the cart' },
  css: { group: 'For developers', label: 'CSS', hint: 'A style sheet for the page' },
  javascript: { group: 'For developers', label: 'JavaScript', hint: 'Code that runs on the page' },
  variable: { group: 'For developers', label: 'Variable', hint: 'A value for the code of the theme' },
};

/** One kind of change as people choose it. */
export type KindOption = { readonly value: Kind; readonly label: string; readonly hint: string };

/** All kinds of change, grouped by what they are about. */
export const kindGroups: readonly { readonly group: string; readonly items: readonly KindOption[] }[] =
  groups.map((group) => ({
    group,
    items: changeKinds
      .filter((kind) => kinds[kind].group === group)
      .map((value) => ({ value, label: kinds[value].label, hint: kinds[value].hint })),
  }));
