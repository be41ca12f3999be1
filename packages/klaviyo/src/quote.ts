/** A string as Klaviyo's filters want it: in double quotes, with quotes and backslashes escaped (contract §1.0). */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, (character) => `\\${character}`)}"`;
}
