/** The key of every installation here, so that rows can be written for it. */
export const secretKey: Buffer = Buffer.alloc(32, 9);
