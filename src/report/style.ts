/** The report's own style, upon the look that all pages share. */
export const REPORT_STYLE = `
html, body { height: 100%; }
#app { height: 100%; display: flex; flex-direction: column; }
.grow { flex: 1; }
.top {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; padding: .5rem 1rem;
  background: var(--surface); border-bottom: 1px solid var(--line);
}
.top h1 { overflow-wrap: anywhere; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(24rem, 1fr); }
.pane { min-height: 0; min-width: 0; display: flex; flex-direction: column; }
.pages-pane { border-right: 1px solid var(--line); }
.bar { display: flex; align-items: center; gap: .4rem; padding: .4rem 1rem; border-bottom: 1px solid var(--line); }
.icon { width: 2rem; padding: 0; font-size: 1.1rem; }
.small { min-height: 1.75rem; padding: .1rem .55rem; font-size: .87rem; }
.pages, .records { flex: 1; min-height: 0; overflow: auto; padding: 1rem; position: relative; }
.pages:focus-visible, .records:focus-visible { outline-offset: -2px; }

.page { width: calc(100% * var(--zoom, 1)); max-width: calc(60rem * var(--zoom, 1)); margin: 0 auto 1.25rem; }
.page > header { display: flex; align-items: center; gap: .5rem; margin-bottom: .35rem; }
.sheet {
  position: relative; overflow: hidden; background: #fff; border-radius: 3px;
  box-shadow: 0 0 0 1px var(--line), var(--shadow);
}
.picture, .picture > * { display: block; width: 100%; height: 100%; }
.picture svg { font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
@media (prefers-color-scheme: dark) { .picture { filter: brightness(.88); } }
.trouble { padding: 1.5rem; color: #6b4300; background: #fdf3dd; border-radius: 3px; }
.box {
  --edge: #0b7f8c66; position: absolute; min-height: 0; padding: 0; border: 0; border-radius: 2px;
  background: #0b7f8c0a; box-shadow: 0 0 0 1.5px var(--edge);
}
.box.title { --edge: #0b7f8c; background: #0b7f8c1c; }
.box.doubt { --edge: #b06a0088; background: #ffb02014; }
.box.doubt.title { --edge: #b06a00; background: #ffb0202e; }
.box:hover:not(:disabled) { --edge: #0b7f8c; background: #0b7f8c33; }
.box.selected { --edge: #c2185b99; background: #ff408114; z-index: 1; }
.box.selected.title { --edge: #c2185b; box-shadow: 0 0 0 2px var(--edge); }
.box.selected.hot { background: #ff40813a; box-shadow: 0 0 0 2px #c2185b, 0 0 0 6px #ff408144; }
@media (forced-colors: active) { .box { border: 1px solid; } }
.box:focus-visible { outline: 3px solid #c2185b; z-index: 2; }
.marks { display: none; }
.marked .marks { display: block; }
.mark { position: absolute; border-bottom: 2px solid #17803d; background: #29b35a22; z-index: 2; }
.mark.doubt { border-color: #d06b00; background: #ffb02055; }

.filters { display: flex; flex-direction: column; gap: .45rem; padding: .5rem 1rem; border-bottom: 1px solid var(--line); }
.filters input { width: 100%; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; }
.chips button { border-radius: 99px; }
.chips .number { color: var(--muted); font-size: .85em; }
.status { margin: .1rem 0 .6rem; font-size: .87rem; }
.list { display: flex; flex-direction: column; gap: .75rem; }
.record {
  padding: .8rem 1rem .6rem; scroll-margin: .75rem; content-visibility: auto; contain-intrinsic-size: auto 16rem;
  transition: border-color .15s;
}
.record:focus:not(:focus-visible), .record.selected:focus-visible { outline: none; }
.record.selected { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent), var(--shadow); }
.record > header { display: flex; align-items: baseline; gap: .5rem; }
.record h3 { flex: 1; font-size: 1.05rem; line-height: 1.35; overflow-wrap: anywhere; }
.ordinal { min-width: 1.4rem; font-size: .85rem; }
.page-link { color: var(--accent); white-space: nowrap; }
.path { margin-top: .1rem; font-size: .87rem; }
.badges { display: flex; flex-wrap: wrap; gap: .35rem; margin: .4rem 0; }
.badge.wrap { white-space: normal; border-radius: 8px; }
.record dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .15rem .9rem; margin: .45rem 0; }
.record dt { color: var(--muted); font-size: .87rem; padding-top: .1rem; }
.record dt .badge { margin-left: .4rem; }
.record dd { overflow-wrap: anywhere; }
.record dd .line { display: block; }
.record dd small { color: var(--muted); margin-left: .6em; font-variant-numeric: tabular-nums; }
button.text { min-height: 0; padding: 0 .15rem; margin: 0 -.15rem; font-size: inherit; text-align: left; display: inline; color: inherit; border-radius: 4px; }
dt button.text { text-decoration: underline dotted; text-underline-offset: .2em; }
.description { max-width: 68ch; overflow-wrap: anywhere; }
.description > * + * { margin-top: .5rem; }
.description ul { padding-left: 1.1rem; list-style: disc; }
.description p { white-space: pre-line; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin-top: .6rem; }
.record .body > .actions { padding-top: .5rem; border-top: 1px solid var(--line); }

.edits { margin-top: .6rem; font-size: .92rem; }
.edits summary { color: var(--muted); }
.edits summary .badge { margin-left: .5rem; }
.edit-list { margin-top: .4rem; display: flex; flex-direction: column; gap: .15rem; }
.edit-list li { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .6rem; padding: .15rem 0; border-top: 1px dotted var(--line); }
.edit-list .text { flex: 1 1 14rem; }
.edit-list .around { color: var(--muted); white-space: pre-wrap; }
.edit-list .why { display: inline-flex; align-items: center; gap: .5rem; font-size: .87rem; }
.undone > :first-child { text-decoration: line-through; opacity: .75; }

.record-form, .panel form { display: flex; flex-direction: column; gap: .6rem; margin-top: .6rem; }
.field { display: block; border: 0; margin: 0; padding: 0; min-width: 0; }
.field .name { display: block; padding: 0; font-size: .87rem; font-weight: 600; }
.field small { color: var(--muted); font-weight: 400; }
.field > input, .field > select { width: 100%; }
.rows { display: flex; flex-direction: column; gap: .4rem; }
.row { display: flex; flex-wrap: wrap; align-items: end; gap: .4rem; }
.row label { flex: 1 1 8rem; min-width: 0; }
.row label small { display: block; }
.row input { width: 100%; }
.check { display: flex; align-items: center; gap: .4rem; font-size: .92rem; }
.check input { min-height: 0; width: 1.05rem; height: 1.05rem; accent-color: var(--accent); }
.panel { margin-top: .6rem; }
.panel .cut { border-style: dashed; color: var(--accent); width: 100%; margin: .3rem 0; }
.choices { display: flex; flex-direction: column; align-items: start; gap: .4rem; }
.choices button { text-align: left; height: auto; }

.notice { margin-bottom: .75rem; padding: .5rem .8rem; }
.notice ul { margin-top: .5rem; display: flex; flex-direction: column; gap: .3rem; }
.notice li { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .6rem; }
.notice .change del, .notice .change ins { overflow-wrap: anywhere; }
.empty { padding: 2rem 1rem; text-align: center; color: var(--muted); }
.empty button { margin-top: .75rem; }
.toast {
  position: fixed; right: 1rem; bottom: 1rem; z-index: 5; max-width: min(34rem, calc(100vw - 2rem));
  display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; padding: .7rem 1rem; overflow-wrap: anywhere;
}
dialog { padding: 1.1rem 1.3rem; color: inherit; max-width: 26rem; }
dialog::backdrop { background: #0007; }
.keys { display: grid; grid-template-columns: max-content 1fr; gap: .3rem .9rem; margin: .8rem 0; }
.tabs { display: none; }

@media (max-width: 52rem) {
  main { grid-template-columns: minmax(0, 1fr); }
  .pages-pane { border-right: 0; }
  [data-pane="pages"] .records-pane, [data-pane="records"] .pages-pane { display: none; }
  .tabs { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; padding: .5rem .75rem calc(.5rem + env(safe-area-inset-bottom)); background: var(--surface); border-top: 1px solid var(--line); }
  .tabs button { min-height: 2.75rem; }
  .top { padding: .4rem .75rem; }
  .top h1 { font-size: 1rem; flex-basis: 100%; }
  .top .keys-button, .top .grow { display: none; }
  .top p { flex: 1; font-size: .87rem; white-space: nowrap; }
  .pages, .records { padding: .75rem; }
  .filters, .bar { padding: .4rem .75rem; }
  .chips { flex-wrap: nowrap; overflow-x: auto; padding-bottom: .2rem; }
  .chips button { flex: none; }
  .record dl { grid-template-columns: 1fr; }
  .record dd { margin-bottom: .25rem; }
  .toast { bottom: 4.5rem; left: 1rem; }
  button, .small, input, select { min-height: 2.5rem; }
  button.text, .box, .check input { min-height: 0; }
}
@media print {
  html, body, #app { height: auto; display: block; }
  main { display: block; }
  .pages-pane { display: none !important; }
  .records-pane { display: block !important; }
  .pages, .records { overflow: visible; padding: 0; }
  .record { content-visibility: visible; }
  .list { display: block; }
  .record { margin-bottom: .6rem; }
}
`;
