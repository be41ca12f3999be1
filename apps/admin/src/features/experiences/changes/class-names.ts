/** Class names as people type them: apart by spaces, with or without the dot that CSS puts in front. */
export function readClassNames(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((word) => word.replace(/^\.+/, '') || []);
}

/** Class names as people type them. */
export function toClassText(names: readonly string[]): string {
  return names.join(' ');
}
