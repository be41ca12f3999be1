/** The pictures that a product can have. */
export type PictureName =
  | 'jacket'
  | 'backpack'
  | 'boots'
  | 'tent'
  | 'lantern'
  | 'flask'
  | 'beanie'
  | 'sleeping-bag';

/** One thing for sale. */
export type Product = {
  /** Names it in addresses and in the cart. */
  readonly handle: string;
  readonly title: string;
  readonly kind: string;
  readonly priceCents: number;
  readonly blurb: string;
  readonly details: readonly string[];
  readonly picture: PictureName;
  readonly badge?: string;
};

/** Everything for sale, in the order of the collection. */
export const products: readonly Product[] = [
  {
    handle: 'fjell-shell-jacket',
    title: 'Fjell shell jacket',
    kind: 'Three-layer rain shell',
    priceCents: 24_900,
    blurb: 'A quiet, supple shell for days when the forecast is only a suggestion.',
    details: ['Recycled three-layer fabric', 'Helmet-ready hood', '412 g in size M'],
    picture: 'jacket',
    badge: 'Bestseller',
  },
  {
    handle: 'varde-30-backpack',
    title: 'Varde 30 backpack',
    kind: 'Day and hut pack, 30 litres',
    priceCents: 13_900,
    blurb: 'Swallows a weekend, carries like a day pack, opens all the way round.',
    details: ['Full-length side zip', 'Rain cover in the lid', 'Repairable for life'],
    picture: 'backpack',
  },
  {
    handle: 'sti-hiking-boots',
    title: 'Sti hiking boots',
    kind: 'Mid-cut leather boots',
    priceCents: 18_900,
    blurb: 'One piece of leather, one row of stitches, a sole that can be replaced twice.',
    details: ['Waxed Nordic leather', 'Resoleable', 'Broken in after one weekend'],
    picture: 'boots',
  },
  {
    handle: 'bris-2-tent',
    title: 'Bris 2 tent',
    kind: 'Two people, three seasons',
    priceCents: 42_900,
    blurb: 'Up in four minutes, calm in a gale, light enough to bring just in case.',
    details: ['1.9 kg packed', 'Two doors, two porches', 'Pitches fly first'],
    picture: 'tent',
    badge: 'New',
  },
  {
    handle: 'lys-lantern',
    title: 'Lys lantern',
    kind: 'Rechargeable camp light',
    priceCents: 5_900,
    blurb: 'Warm light like a candle, forty hours of it, and no smoke in the tent.',
    details: ['40 hours at low', 'USB-C', 'Charges a phone in need'],
    picture: 'lantern',
  },
  {
    handle: 'kaffi-flask',
    title: 'Kaffi flask',
    kind: 'Steel flask, 0.75 litres',
    priceCents: 3_900,
    blurb: 'Coffee poured at six in the morning, still too hot at the summit.',
    details: ['24 hours hot', 'Cup in the lid', 'Fits the Varde side pocket'],
    picture: 'flask',
  },
  {
    handle: 'ull-beanie',
    title: 'Ull beanie',
    kind: 'Merino, ribbed',
    priceCents: 3_400,
    blurb: 'Knitted in Setesdal from wool you can wear against the skin.',
    details: ['100 % merino', 'Made in Norway', 'One size'],
    picture: 'beanie',
  },
  {
    handle: 'natt-sleeping-bag',
    title: 'Natt sleeping bag',
    kind: 'Down, comfort −4 °C',
    priceCents: 29_900,
    blurb: 'Traceable down and a foot box with room for actual feet.',
    details: ['Comfort −4 °C', '880 g', 'Traceable down'],
    picture: 'sleeping-bag',
  },
];

/** The product with this handle. */
export function findProduct(handle: string): Product | undefined {
  return products.find((product) => product.handle === handle);
}
