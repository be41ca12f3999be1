/** The parameters of a path: `/stores/:storeId` → `{ storeId: string }`. */
export type PathParameters<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? PathParameters<Head> & PathParameters<Tail>
  : Path extends `:${infer Name}`
    ? { readonly [Key in Name]: string }
    : unknown;
