/** Where the panel is docked at the foot or the head of the page. */
export const narrow = '(max-width: 700px)';

/** The editor's style, apart from the shop's, adopted through the CSSOM as that of previews is. */
export const style: string = `
:host { all: initial !important; }
@media print { :host { display: none !important; } }
.all {
  --ground: #fff; --raised: #f4f5f7; --text: #1b1f24; --quiet: #57606a; --line: #c9d1d9; --mark: #4b3fd1; --on-mark: #fff;
  --notice: #7a4a00; color-scheme: light; color: var(--text); font: 400 14px/1.45 system-ui, sans-serif; text-align: start;
  overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
  .all {
    --ground: #16191e; --raised: #22262d; --text: #e8ebef; --quiet: #a5adb8; --line: #454c56; --mark: #a79fff; --on-mark: #16191e;
    --notice: #f0c674; color-scheme: dark;
  }
}
.all *, .all *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
.panel {
  position: fixed; inset-block: 12px; inset-inline-end: 12px; z-index: 2147483647; width: 340px; max-width: calc(100vw - 24px);
  display: flex; flex-direction: column; height: fit-content; max-height: calc(100vh - 24px); overflow: hidden;
  border: 1px solid var(--line); border-top: 3px solid var(--mark); border-radius: 10px; background: var(--ground);
  box-shadow: 0 6px 28px rgb(0 0 0 / 0.24);
}
.panel[data-side='start'] { inset-inline: 12px auto; }
.head { padding: 10px 14px; border-bottom: 1px solid var(--line); display: grid; gap: 8px; cursor: move; touch-action: none; }
.content { overflow-y: auto; overscroll-behavior: contain; padding: 10px 14px 14px; display: grid; gap: 12px; }
.small .content { display: none; }
.notice:empty { display: none; }
.body, .stack { display: grid; gap: 10px; min-width: 0; }
.body > section + section { border-top: 1px solid var(--line); padding-top: 12px; }
@media ${narrow} {
  .panel, .panel[data-side='start'] { inset: auto 0 0 0; width: auto; max-width: none; max-height: 48vh; border-radius: 10px 10px 0 0; }
  .panel[data-side='start'] { inset: 0 0 auto 0; border-radius: 0 0 10px 10px; }
  .head { cursor: auto; touch-action: auto; padding: 8px 12px; gap: 6px; }
}
h2, h3, p, ol { margin: 0; padding: 0; font: inherit; }
h2, h3 { font-weight: 600; min-width: 0; }
.row { display: flex; gap: 8px; align-items: center; }
.row > :first-child { flex: 1 1 auto; }
.actions { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.group { display: inline-flex; flex-wrap: wrap; gap: 4px; }
.quiet { color: var(--quiet); font-size: 13px; }
.notice { color: var(--notice); font-size: 13px; }
code { font: 12px/1.4 ui-monospace, monospace; }
.changes { padding-inline-start: 22px; display: grid; gap: 10px; }
.field, .field > label { display: grid; gap: 3px; min-width: 0; }
.field span, legend { font-size: 13px; font-weight: 500; padding: 0; }
.color { display: grid; grid-template-columns: 1fr 90px; gap: 8px; align-items: start; }
.color .field:last-child span { font-size: 12px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.pair > :is(button, .notice) { grid-column: 1 / -1; width: fit-content; }
.scope { margin: 0; padding: 0; border: 0; min-width: 0; }
.choice { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; margin-inline-end: 10px; }
details { border: 1px solid var(--line); border-radius: 8px; padding: 4px 10px; }
details[open] { display: grid; gap: 10px; padding-bottom: 10px; }
details > :not(summary) { margin-top: 8px; }
summary { min-height: 28px; line-height: 28px; cursor: pointer; font-weight: 500; }
button, select, input, textarea { font: inherit; color: inherit; min-width: 0; max-width: 100%; }
button, select, input:not([type='radio']) {
  min-height: 34px; padding: 4px 10px; border: 1px solid var(--quiet); border-radius: 6px; background: var(--ground);
}
input[type='color'] { padding: 2px; width: 100%; }
input[type='radio'] { width: 18px; height: 18px; margin: 0; accent-color: var(--mark); }
textarea { width: 100%; padding: 6px 10px; border: 1px solid var(--quiet); border-radius: 6px; background: var(--ground); resize: vertical; }
.code { font: 12px/1.5 ui-monospace, monospace; }
button { cursor: pointer; white-space: nowrap; flex: none; }
button:disabled { color: var(--quiet); border-color: var(--line); cursor: default; }
button[aria-pressed='true'], .main { background: var(--mark); border-color: var(--mark); color: var(--on-mark); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
h3:focus-visible { outline: none; text-decoration: underline 2px var(--mark); text-underline-offset: 4px; }
.outline {
  position: fixed; inset: 0 auto auto 0; z-index: 2147483646; pointer-events: none; border: 2px solid var(--mark); border-radius: 2px;
  box-shadow: 0 0 0 1px rgb(255 255 255 / 0.8);
}
.hover { border-style: dashed; }
.tag {
  position: absolute; inset: auto auto 100% -2px; padding: 1px 6px; background: var(--mark); color: var(--on-mark); font-size: 12px;
  white-space: nowrap; max-width: 60vw; overflow: hidden; text-overflow: ellipsis;
}
`;
