/** An attribute that is often changed, in words. */
export type CommonAttribute = {
  readonly name: string;
  readonly label: string;
  readonly valueLabel: string;
  readonly placeholder: string;
};

/** The attributes that are often changed. */
export const commonAttributes: readonly CommonAttribute[] = [
  {
    name: 'href',
    label: 'Where a link leads (href)',
    valueLabel: 'New address',
    placeholder: '/collections/sale',
  },
  {
    name: 'src',
    label: 'Which picture shows (src)',
    valueLabel: 'Address of the picture',
    placeholder: '/files/hero.jpg',
  },
  {
    name: 'alt',
    label: 'What a picture shows, in words (alt)',
    valueLabel: 'New description',
    placeholder: '',
  },
  { name: 'title', label: 'Tooltip (title)', valueLabel: 'New tooltip', placeholder: '' },
  {
    name: 'placeholder',
    label: 'Hint in an empty field (placeholder)',
    valueLabel: 'New hint',
    placeholder: '',
  },
  { name: 'value', label: 'What a field holds (value)', valueLabel: 'New value', placeholder: '' },
];
