const lengths =
  /^(font-size|width|height|padding|margin|border-radius|(min|max)-(width|height)|gap|top|left|right|bottom|(padding|margin)-.+|letter-spacing|border-width)$/;

/** A value as it is typed, as CSS takes it: bare numbers of lengths are pixels. */
export function toStyleValue(property: string, typed: string): string {
  const value = typed.trim().replace(/;+$/, '').trim();
  if (!lengths.test(property)) return value;
  return value.replace(/(^|\s)(-?\d+(?:\.\d+)?)(?=\s|$)/g, (_, space: string, number: string) =>
    Number(number) === 0 ? `${space}0` : `${space}${number}px`,
  );
}
