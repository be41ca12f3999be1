/** What a visitor's id looks like: the script makes it, and nobody's e-mail address or name fits. */
export const visitorShape: RegExp = /^[\w-]{8,64}$/;
