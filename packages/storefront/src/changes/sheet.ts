/**
 * Adds a style sheet to the page, and returns how to take it back. It is made through the CSSOM, which a strict policy
 * allows. Throws in browsers before 2023, which cannot adopt sheets.
 */
export function addSheet(css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    sheet.disabled = true;
  };
}
