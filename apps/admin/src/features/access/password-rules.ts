/** The shortest password that the server takes. */
export const shortestPassword = 10;

/** What is asked of a password, beside its field. */
export const passwordRule = `At least ${shortestPassword} characters.`;
