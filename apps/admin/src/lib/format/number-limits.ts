/** What a number may be; a limit that is missing is open. */
export type NumberLimits = {
  readonly min?: number | undefined;
  /** It has to be more than this. */
  readonly above?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: string | undefined;
};

/** Says which limit a number is beyond, such as "At most 100 %."; nothing where it is within, or not filled in. */
export function findLimitProblem(value: number, { min, above, max, unit }: NumberLimits): string | undefined {
  if (above !== undefined && value <= above) return `More than ${toText(above, unit)}.`;
  if (min !== undefined && value < min) return `At least ${toText(min, unit)}.`;
  return max !== undefined && value > max ? `At most ${toText(max, unit)}.` : undefined;
}

function toText(limit: number, unit: string | undefined): string {
  const text = limit.toLocaleString('en', { maximumFractionDigits: 2 });
  return unit === undefined ? text : `${text} ${unit}`;
}
