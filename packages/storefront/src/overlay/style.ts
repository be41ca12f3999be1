/**
 * The overlay's style. It is adopted by a shadow root through the CSSOM, which a strict policy of the shop allows, and
 * neither inherits from the shop's style nor leaks into it.
 */
const style = `
:host { all: initial !important; }
@media print { :host { display: none !important; } }
.frame {
  --ground: #fff; --text: #1b1f24; --quiet: #57606a; --line: #c9d1d9; --mark: #4b3fd1;
  color-scheme: light; position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
  display: flex; flex-direction: column; max-height: 55vh; padding-bottom: env(safe-area-inset-bottom);
  border-top: 3px solid var(--mark); background: var(--ground); color: var(--text);
  font: 400 14px/1.45 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere;
  box-shadow: 0 -4px 24px rgb(0 0 0 / 0.2);
}
@media (prefers-color-scheme: dark) {
  .frame {
    --ground: #16191e; --text: #e8ebef; --quiet: #a5adb8; --line: #454c56; --mark: #a79fff; color-scheme: dark;
  }
}
.frame *, .frame *::before { box-sizing: border-box; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 8px 16px; }
.bar > :first-child { flex: 1 1 200px; }
.body { overflow-y: auto; overscroll-behavior: contain; padding: 0 16px 16px; border-top: 1px solid var(--line); }
.body[hidden], button[hidden] { display: none; }
h2, h3, h4, p, ul, ol { margin: 0; padding: 0; font: inherit; }
h2, h4 { font-weight: 600; }
h3 { margin: 16px 0 4px; font-size: 16px; font-weight: 600; }
h3 + .quiet { margin-bottom: 8px; }
ul, ol { padding-inline-start: 20px; }
.plain { padding: 0; list-style: none; }
.quiet { color: var(--quiet); }
.row {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 16px; padding: 10px 0;
  border-top: 1px solid var(--line);
}
.row > :first-child { flex: 1 1 240px; min-width: 0; }
.row > select { flex: 0 1 190px; align-self: start; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.report { margin-top: 12px; }
button, select, summary, textarea { font: inherit; color: inherit; }
button, select {
  min-height: 36px; max-width: 100%; padding: 4px 12px; border: 1px solid var(--quiet); border-radius: 6px;
  background: var(--ground); cursor: pointer;
}
summary { width: fit-content; min-height: 24px; color: var(--mark); cursor: pointer; text-decoration: underline; }
textarea { width: 100%; height: 160px; margin-top: 8px; background: var(--ground); border: 1px solid var(--quiet); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.told { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .frame { animation: rise 0.18s ease-out; }
  @keyframes rise { from { transform: translateY(16px); opacity: 0; } }
}
`;

/** Styles a shadow root. Browsers before 2023 cannot adopt sheets: there the overlay is plain, and works. */
export function addStyle(root: ShadowRoot, css: string = style): void {
  if (!('adoptedStyleSheets' in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
