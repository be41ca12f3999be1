/** How large a definition may be. Lengths are in UTF-16 units. */
export const limits = {
  idLength: 64,
  nameLength: 120,
  seedLength: 128,
  variations: 20,
  changes: 100,
  selectorLength: 1000,
  contentLength: 20_000,
  styles: 50,
  styleValueLength: 1000,
  classes: 50,
  classLength: 200,
  /** Lists and objects in one another, the value itself among them. */
  jsonDepth: 10,
  urlLength: 2000,
  discountCodeLength: 100,
  rows: 50,
  expressionDepth: 10,
  expressionChildren: 100,
  expressionNodes: 1000,
  values: 200,
  valueLength: 500,
  maxWeight: 1_000_000_000,
  /** Conditions by regular expression in one definition. */
  regexes: 10,
  codeLength: 2000,
  tokenLength: 64,
  groupKeyLength: 120,
  maxPriority: 1000,
  goals: 10,
  /** As reports of events may be named. */
  eventLength: 40,
  // One minute, and 366 days.
  minEveryMs: 60_000,
  maxEveryMs: 31_622_400_000,
} as const;
