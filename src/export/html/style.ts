import { markup } from '../markup.js';

/** Meaning is carried by words, letters and outlines; colour only helps. On paper: A3, lying. */
export const STYLE = markup`
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --edge: #8a8a8a; --tint: #eef3f8 }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #16181c; --edge: #777; --tint: #22303f } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 1.5rem }
h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: bold; padding: .3rem 0 }
th, td { border: 1px solid var(--edge); padding: .35rem .5rem; text-align: left; vertical-align: top }
thead th { background: var(--tint) }
.mark { display: inline-block; min-width: 1.3em; text-align: center; border: 1px solid currentColor; font-weight: bold; margin-right: .3em }
.silence .mark { border-style: dotted }
.silence { font-style: italic }
.note { font-size: .9em }
blockquote { margin: .5rem 0; padding-left: .6rem; border-left: 3px solid var(--edge); white-space: pre-line }
mark { background: none; color: inherit; font-weight: bold; text-decoration: underline }
summary { cursor: pointer }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; margin: 0 0 1rem }
dt { font-weight: bold } dd { margin: 0 }
.standing { font-weight: bold }
@page { size: A3 landscape; margin: 12mm }
@media print {
  body { margin: 0; font-size: 10pt; color: #000; background: #fff }
  thead { display: table-header-group }
  tr, blockquote { break-inside: avoid }
}
`;
