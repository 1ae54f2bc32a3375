/** The style of the service's pages, upon the look that all pages of katalog share. */
export const PAGES_STYLE = `
html { font-size: 16px; scroll-padding-top: 1rem; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
body { min-height: 100vh; display: flex; flex-direction: column; }
.wide, main { width: 100%; max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
main { flex: 1; padding-top: 1.75rem; padding-bottom: 4rem; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; top: .5rem; z-index: 9; padding: .5rem 1rem; background: var(--surface); border-radius: var(--radius); }
.skip:focus { left: .5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.2rem; }
h3 { font-size: 1rem; line-height: 1.4; }
.small { font-size: .875rem; }
mark { padding: 0 .1em; border-radius: 3px; background: light-dark(#ffe9a8, #5b4708); color: inherit; }
.button, button { text-wrap: nowrap; }
a.primary, a.primary:hover { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
a.primary:hover { filter: brightness(1.1); }
.button.quiet { border-color: transparent; background: transparent; }
.large { min-height: 2.75rem; padding: .4rem 1.6rem; font-size: 1.05rem; }
input[type="checkbox"] { min-height: 0; width: 1.05rem; height: 1.05rem; accent-color: var(--accent); }

header.top { background: var(--surface); border-bottom: 1px solid var(--line); }
header.top > .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; min-height: 3.5rem; padding-top: .5rem; padding-bottom: .5rem; }
.brand { display: inline-flex; align-items: center; gap: .5rem; font-weight: 700; font-size: 1.15rem; letter-spacing: -.02em; color: var(--text); text-decoration: none; }
.brand span { width: 1.15rem; height: 1.15rem; border-radius: 4px; background: linear-gradient(var(--on-accent), var(--on-accent)) 50% 22% / 56% 2px no-repeat, linear-gradient(var(--on-accent), var(--on-accent)) 50% 50% / 56% 2px no-repeat, linear-gradient(var(--on-accent), var(--on-accent)) 28% 78% / 36% 2px no-repeat, var(--accent); }
header.top nav { flex: 1; }
header.top nav ul { display: flex; flex-wrap: wrap; gap: .25rem; }
header.top nav a { display: block; padding: .35rem .7rem; border-radius: var(--radius); color: var(--muted); text-decoration: none; }
header.top nav a:hover { color: var(--text); background: var(--raised); }
header.top nav a[aria-current] { color: var(--accent); background: var(--accent-soft); font-weight: 600; }
.quick, .inline { display: flex; gap: .4rem; }
.quick input { width: 15rem; max-width: 100%; }
.quick label { min-width: 0; flex: 1; }

.trail { margin-bottom: .9rem; font-size: .9rem; }
.trail ol { display: flex; flex-wrap: wrap; gap: .1rem .5rem; }
.trail li + li::before { content: "›"; margin-right: .5rem; color: var(--muted); }
.trail a { color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
.trail a:hover { color: var(--accent); text-decoration: underline; }
.heading { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: 1rem 2rem; margin-bottom: 1.5rem; }
.heading > div:first-child { flex: 1 1 24rem; min-width: 0; }
.kind { margin-bottom: .25rem; color: var(--muted); font-size: .875rem; }
.kind::first-letter { text-transform: uppercase; }
.lead { margin-top: .5rem; color: var(--muted); max-width: 46rem; }
.lead > p + p { margin-top: .45rem; }
.links { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; }
.message > * + * { margin-top: .75rem; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; }
.badges { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; }

main > section + section, .main-column > section + section { margin-top: 2.25rem; }
section > h2 { margin-bottom: .5rem; }
section > h2 + .muted { margin-bottom: 1rem; }
.panel { padding: 1rem 1.15rem; }
.panel + .panel { margin-top: 1rem; }
.panel > h2 { margin-bottom: .7rem; font-size: 1rem; }
.empty { padding: 2.5rem 1.5rem; text-align: center; }
.empty > * + * { margin-top: .75rem; }
section.empty p { max-width: 34rem; margin-left: auto; margin-right: auto; color: var(--muted); }
.note { margin: 0 0 1rem; padding: .6rem .9rem; border-radius: var(--radius); background: var(--warn-soft); color: var(--warn); }
.lead .note { margin: .75rem 0 0; }
.note.bad, .failure { background: var(--bad-soft); color: var(--bad); }
.failure { border-color: transparent; margin-bottom: 1.5rem; }
.failure p + p { margin-top: .5rem; }
.detail { display: block; margin-top: .5rem; }
.failure .detail::first-letter { text-transform: uppercase; }
.status { margin: 1rem 0 .6rem; }
.pager { display: flex; align-items: center; justify-content: center; gap: 1rem; margin-top: 1.5rem; }
.plain > li + li { margin-top: .35rem; }
.bullets { list-style: disc; padding-left: 1.2rem; }
.bullets > li + li { margin-top: .25rem; }

.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
.tiles.one { grid-template-columns: 1fr; }
.tile { padding: 1.1rem 1.25rem; position: relative; transition: border-color .15s; }
.tile:hover { border-color: var(--accent); }
.tile h2, .tile h3 { font-size: 1.08rem; margin-bottom: .35rem; overflow-wrap: anywhere; }
.tile a { color: var(--text); text-decoration: none; }
.tile h2 a::after, .tile h3 a::after { content: ""; position: absolute; inset: 0; border-radius: inherit; }
.tile:hover h2 a, .tile:hover h3 a { color: var(--accent); }
.tile .small { margin-top: .6rem; }

.timeline { margin-top: 1rem; border-left: 2px solid var(--line); margin-left: .4rem; }
.timeline > li { position: relative; padding: 0 0 1.75rem 1.5rem; }
.timeline > li:last-child { padding-bottom: 0; }
.timeline > li::before { content: ""; position: absolute; left: -7px; top: .45rem; width: 12px; height: 12px; border-radius: 50%; background: var(--paper); border: 2px solid var(--muted); }
.timeline > li.current::before { background: var(--accent); border-color: var(--accent); }
.timeline h3 { font-size: 1.1rem; }
.timeline .badges { margin-top: .35rem; }
.small-steps { margin-top: .25rem; font-size: .94rem; }
.small-steps > li { padding: 0 0 1rem 1.1rem; }
.panel .timeline > li::before { background: var(--surface); }
.panel .timeline > li.current::before { background: var(--accent); }
.small-steps details { margin-top: .3rem; }
.small-steps .side { grid-template-columns: 1fr; font-size: .9rem; }

.field { display: flex; flex-direction: column; gap: .25rem; min-width: 0; }
.field > span { font-size: .875rem; color: var(--muted); }
.field input, .field select { width: 100%; min-height: 2.4rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .8rem 1rem; align-items: end; border: 0; margin: 0; padding: 0; min-width: 0; }
.fields > button { min-height: 2.4rem; justify-self: start; }
.filter { grid-template-columns: minmax(12rem, 2fr) repeat(auto-fit, minmax(min(10rem, 100%), 1fr)); }
.check { display: flex; align-items: center; gap: .5rem; min-height: 2.4rem; }
.clear { align-self: center; }
.search-line { display: flex; align-items: flex-end; gap: .6rem; }
.search-line .grow { flex: 1; }
.search-line input, .search-line button { min-height: 2.75rem; font-size: 1.05rem; }
.search .small { margin: .4rem 0 1rem; }
.search + .empty, .search + .muted, .empty + .muted { margin-top: 1rem; }
.hits > li + li { margin-top: .8rem; }
.hit { padding: 1rem 1.25rem; }
.hit h2 { font-size: 1.1rem; }
.hit h2 a, .rows h3 a { text-decoration: none; }
.hit h2 a:hover, .rows h3 a:hover { text-decoration: underline; }
.excerpt { margin: .4rem 0; max-width: 52rem; }
.gist { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem .8rem; margin-top: .25rem; color: var(--muted); font-size: .9rem; }
.gist > span { overflow-wrap: anywhere; }
.gist .badge { white-space: normal; }

.with-contents { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2rem; align-items: start; }
.contents { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; font-size: .9rem; }
.contents h2 { margin-bottom: .5rem; font-size: .95rem; }
.contents li { display: flex; justify-content: space-between; gap: .5rem; padding: .2rem 0; }
.contents a { color: var(--text); text-decoration: none; overflow-wrap: anywhere; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
.sections > section { content-visibility: auto; contain-intrinsic-size: auto 20rem; }
.sections > section + section { margin-top: 2rem; }
.rows > li { padding: .75rem 1.15rem; }
.rows > li + li { border-top: 1px solid var(--line); }
.rows h3 { overflow-wrap: anywhere; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 2rem; align-items: start; }
.prose { max-width: 44rem; font-size: 1.05rem; line-height: 1.65; overflow-wrap: anywhere; }
.prose > * + * { margin-top: .9rem; }
.prose ul { list-style: disc; padding-left: 1.3rem; }
.facts dt { font-size: .85rem; color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.facts dd + dt { margin-top: .7rem; }
.facts dd > div + div { margin-top: .15rem; }
.quality { font-size: .9rem; }
.quality > * + * { margin-top: .4rem; }
.evidence { margin: 0 0 1rem; overflow: hidden; }
.evidence svg { display: block; width: 100%; height: auto; max-height: 34rem; background: #fff; }
.evidence .sheet { fill: #fff; }
.evidence .place { fill: #0b7f8c12; stroke: #0b7f8c66; stroke-width: .8; }
.evidence .place.title { fill: #0b7f8c26; stroke: #0b7f8c; stroke-width: 1.2; }
.evidence figcaption { padding: .4rem .9rem; border-top: 1px solid var(--line); font-size: .875rem; }
.neighbours { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .94rem; }
.neighbours a { flex: 1; min-width: 0; overflow-wrap: anywhere; text-decoration: none; }
.neighbours a .muted { display: block; font-size: .85rem; }
.neighbours .next { text-align: right; }

.matters { margin: 0; }
.changes { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: 1rem; }
article.change { padding: 1rem 1.25rem; }
article.change h2 { font-size: 1.1rem; }

.upload { max-width: 46rem; }
.drop { display: flex; flex-direction: column; align-items: center; gap: .75rem; padding: 2.5rem 1.5rem; border: 2px dashed light-dark(#a9a79f, #5c636c); box-shadow: none; text-align: center; color: var(--muted); transition: border-color .15s, background .15s; }
.drop.over { border-color: var(--accent); background: var(--accent-soft); }
.drop input { color: var(--text); border: 0; background: transparent; max-width: 100%; }
.drop input::file-selector-button { margin-right: .8rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: var(--text); font: inherit; cursor: pointer; }
.drop .field { max-width: 100%; }
.chosen { color: var(--text); overflow-wrap: anywhere; }
.upload details { margin-top: 1rem; }
.upload details .fields { margin-top: 1rem; align-items: start; }
.go { margin-top: 1.25rem; }
.sending { display: flex; align-items: center; gap: 1rem; margin-top: 1rem; }
.upload .note { margin-top: 1rem; }
progress { width: 100%; height: .55rem; appearance: none; border: 0; border-radius: 99px; background: var(--line); overflow: hidden; accent-color: var(--accent); }
progress::-webkit-progress-bar { background: var(--line); border-radius: 99px; }
progress::-webkit-progress-value { background: var(--accent); border-radius: 99px; transition: width .3s; }
progress::-moz-progress-bar { background: var(--accent); border-radius: 99px; }
progress:indeterminate { animation: waiting 1.4s ease-in-out infinite alternate; }
@keyframes waiting { to { opacity: .4; } }
.following { margin-bottom: 1.5rem; }
.following > * + * { margin-top: .6rem; }

.tabs { display: flex; flex-wrap: wrap; gap: .35rem; margin-bottom: 1rem; }
.tabs a { padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--surface); color: var(--text); text-decoration: none; }
.tabs a:hover { border-color: var(--accent); }
.tabs a[aria-current] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); font-weight: 600; }
.tabs .number { font-size: .85em; }
.table { overflow-x: auto; }
.table table { width: 100%; border-collapse: collapse; }
.table th, .table td { padding: .65rem 1.1rem; text-align: left; vertical-align: top; font-weight: normal; }
.table thead th { font-size: .85rem; color: var(--muted); border-bottom: 1px solid var(--line); }
.table tbody tr + tr > * { border-top: 1px solid var(--line); }
.table tbody th { min-width: 12rem; overflow-wrap: anywhere; }
.table td { white-space: nowrap; }
.table progress { width: 6rem; vertical-align: middle; }
.reason { margin-top: .15rem; color: var(--bad); }
.sign-in { max-width: 26rem; }
.sign-in form > * + * { margin-top: 1rem; }

footer { border-top: 1px solid var(--line); font-size: .875rem; color: var(--muted); }
footer > .wide { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; padding-top: 1rem; padding-bottom: 1rem; }
footer > .wide > div { display: flex; flex-wrap: wrap; gap: .2rem .8rem; }
a[href^="tel:"] { white-space: nowrap; }
footer a { color: inherit; }
footer a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
footer > .wide > a { margin-left: auto; }

@media (max-width: 56rem) {
  .columns, .with-contents { grid-template-columns: minmax(0, 1fr); }
  .contents { position: static; max-height: none; }
}
@media (max-width: 40rem) {
  .search .fields { grid-template-columns: repeat(auto-fill, minmax(min(8.5rem, 100%), 1fr)); gap: .6rem; }
  .wide, main { padding-left: 1rem; padding-right: 1rem; }
  main { padding-top: 1.25rem; }
  h1 { font-size: 1.45rem; }
  .brand { margin-right: auto; }
  header.top nav { order: 1; flex-basis: 100%; margin-left: -.55rem; }
  header.top nav a { padding-left: .55rem; padding-right: .55rem; }
  .quick { order: 2; flex-basis: 100%; }
  .quick input { width: 100%; }
  .filter { grid-template-columns: 1fr 1fr; }
  .filter .grow { grid-column: 1 / -1; }
  .table thead { display: none; }
  .table tr { display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: center; padding: .75rem 1rem; }
  .table tbody tr + tr { border-top: 1px solid var(--line); }
  .table tbody tr + tr > * { border: 0; }
  .table th, .table td { padding: 0; }
  .table tbody th { flex-basis: 100%; }
  footer > .wide > a { margin-left: 0; }
  .neighbours > .number { display: none; }
}
`;
