/**
 * The look that all pages of katalog share: colours, type, buttons, marks, changes. Both colour schemes are set by
 * `light-dark()`, so that a page follows the system and can be switched by `color-scheme` on its root. Every text
 * colour has a contrast of at least 4.5 to what it stands on (WCAG 2.2, 1.4.3).
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f4f2ee, #16181b);
  --surface: light-dark(#ffffff, #1f2226);
  --raised: light-dark(#faf9f6, #272b30);
  --line: light-dark(#dedad2, #383d44);
  --text: light-dark(#1d2126, #e8e6e1);
  --muted: light-dark(#5c6169, #a6abb3);
  --accent: light-dark(#0b5f6b, #6fd0dd);
  --on-accent: light-dark(#ffffff, #0c2a2f);
  --accent-soft: light-dark(#e0f0f1, #173a40);
  --good: light-dark(#17663a, #7fd6a2);
  --good-soft: light-dark(#ddf2e4, #173a27);
  --bad: light-dark(#a3222b, #ff9d9d);
  --bad-soft: light-dark(#fbe3e3, #4a1f22);
  --warn: light-dark(#7a4b00, #f1bd62);
  --warn-soft: light-dark(#fcefd2, #43320f);
  --radius: 8px;
  --shadow: 0 1px 2px light-dark(#2222, #0006), 0 2px 10px light-dark(#2221, #0004);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; }
body { margin: 0; background: var(--paper); color: var(--text); }
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: 1.15rem; line-height: 1.3; }
h2 { font-size: 1.05rem; line-height: 1.35; }
h3 { font-size: .95rem; }
a { color: var(--accent); text-underline-offset: .15em; }
button, input, select, textarea { font: inherit; color: inherit; }
button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: .4em; min-height: 2rem;
  padding: .2rem .7rem; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); color: var(--text); cursor: pointer; text-decoration: none;
}
button:hover:not(:disabled), .button:hover { border-color: var(--accent); background: var(--accent-soft); }
button:disabled { opacity: .55; cursor: default; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover:not(:disabled) { background: var(--accent); filter: brightness(1.1); }
button.quiet { border-color: transparent; background: transparent; }
button.danger { color: var(--bad); }
button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); font-weight: 600; }
input, select, textarea {
  min-height: 2rem; padding: .25rem .55rem; border: 1px solid light-dark(#8d9096, #6b727b);
  border-radius: var(--radius); background: var(--surface);
}
textarea { width: 100%; line-height: 1.45; resize: vertical; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; }
kbd {
  padding: .05em .4em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px;
  background: var(--raised); font: .85em var(--mono);
}
ins, del { padding: 0 .15em; border-radius: 3px; text-decoration-thickness: 1px; }
ins { background: var(--good-soft); color: var(--good); text-decoration: none; }
del { background: var(--bad-soft); color: var(--bad); }
.badge {
  display: inline-flex; align-items: center; gap: .3em; padding: .05rem .5rem; border-radius: 99px;
  background: var(--raised); border: 1px solid var(--line); color: var(--muted);
  font-size: .8rem; line-height: 1.45; white-space: nowrap;
}
.badge.good { background: var(--good-soft); border-color: transparent; color: var(--good); }
.badge.bad { background: var(--bad-soft); border-color: transparent; color: var(--bad); }
.badge.warn { background: var(--warn-soft); border-color: transparent; color: var(--warn); }
.badge.accent { background: var(--accent-soft); border-color: transparent; color: var(--accent); }
.card {
  border: 1px solid var(--line); border-radius: calc(var(--radius) + 2px); background: var(--surface);
  box-shadow: var(--shadow);
}
.muted { color: var(--muted); }
.number { font-variant-numeric: tabular-nums; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
[hidden] { display: none !important; }
@media (prefers-reduced-motion: reduce) { * { scroll-behavior: auto !important; transition: none !important; animation: none !important; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --shadow: none; }
  html { font-size: 10pt; }
  .card { box-shadow: none; break-inside: avoid; }
  .no-print { display: none !important; }
}
`;
