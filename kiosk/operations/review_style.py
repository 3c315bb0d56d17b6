"""Review style: how the review page looks, on a desk and on paper."""

STYLE = """
:root { color-scheme: light; --ink: #24344d; --quiet: #4b586c; --line: #e4dbcb; --accent: #08525b; --ground: #fbf7f0; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 84rem; padding: 2rem 2.5rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 "Source Sans Pro", "Source Sans 3", system-ui, sans-serif; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
h1 { font-size: 2.25rem; }
h2 { font-size: 1.625rem; color: var(--accent); margin: 3rem 0 .75rem; padding-bottom: .4rem;
  border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.1rem; margin: 2rem 0 .75rem; color: var(--quiet); }
h4 { font-size: 1.25rem; }
p { margin: .4rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; border-radius: 4px; }
code { font: .875em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; color: var(--quiet);
  overflow-wrap: anywhere; }
.kind { color: var(--accent); font-weight: 600; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; background: #fff; border: 1px solid var(--line); min-width: 60%; }
th, td { padding: .35rem 1rem; text-align: start; vertical-align: baseline; font-weight: 400;
  border-top: 1px solid var(--line); }
thead th, [scope=rowgroup] { font-weight: 600; }
[scope=rowgroup] { padding-top: .9rem; color: var(--accent); }
tbody code { margin-inline-start: .6rem; }
tfoot { color: var(--quiet); }
tfoot tr:first-child > * { border-top: 2px solid var(--line); }
.chip { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; font-size: .875rem; font-weight: 600;
  line-height: 1.5; color: var(--ink); border: 1px solid #0002; white-space: nowrap; }
h4 .chip { margin-inline-start: .4rem; vertical-align: .15em; }
.approved { background: #dcebd6; }
.in-review { background: #fbe7b2; }
.draft { background: #e8e4f7; }
.left-out { background: #fbe0d6; }
.missing { background: #fff; border-style: dashed; border-color: var(--quiet); }
.note { font-size: .875rem; color: #7c301e; }
article { display: grid; grid-template-columns: 19rem minmax(0, 1fr); gap: 2rem; margin: 0 0 1rem;
  padding: 1.25rem 1.5rem; background: #fff; border: 1px solid var(--line); border-radius: 12px; }
article:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
dl { margin: .75rem 0 0; font-size: .9375rem; }
dl div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); padding: .15rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.problems { margin: .75rem 0 0; padding: .6rem .8rem .6rem 1.8rem; background: #fbe0d6; border-radius: 8px;
  font-size: .9rem; overflow-wrap: anywhere; }
.none { color: var(--quiet); font-style: italic; }
.look { color: var(--quiet); font-size: .875rem; margin: 0 0 .5rem; }
.shots + .look { margin-top: 1.25rem; }
.shots { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; margin: 0; padding: 0; }
.shots li { display: flex; flex-direction: column; gap: .25rem; font-size: .8125rem; color: var(--quiet); }
.shots a { display: block; line-height: 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.shots a:hover { border-color: var(--accent); }
.shots span { max-width: 13rem; }
img { height: auto; }
details { margin-top: 2rem; }
summary { cursor: pointer; font-weight: 600; padding: .5rem 0; }
@media (max-width: 60rem) { body { padding: 1rem; } article { grid-template-columns: 1fr; gap: 1rem; } }
@media print {
  @page { margin: 14mm; }
  body { padding: 0; background: none; font-size: 9.5pt; max-width: none; }
  article { grid-template-columns: 58mm minmax(0, 1fr); gap: 6mm; break-inside: avoid; padding: 4mm; }
  h2, h3, h4 { break-after: avoid; }
  .language { break-before: page; }
  .chip, .problems { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .shots img { width: 38mm; }
  .skip, details { display: none; }
}
"""
