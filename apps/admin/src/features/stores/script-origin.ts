/** From where a line for the head loads the script. */
export function findScriptOrigin(snippet: string): string | undefined {
  const src = /src="([^"]+)"/.exec(snippet)?.[1];
  return src === undefined ? undefined : (URL.parse(src)?.origin ?? undefined);
}
