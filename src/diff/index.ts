export { type CompareOptions, type Comparison, compare, compareEditions } from './compare.ts';
export {
  CHANGES_STYLE,
  type ChangeWords,
  changesMarkup,
  fieldChanges,
} from './formats/changes-markup.ts';
export { formatHistoryHtml, formatHtml } from './formats/html.ts';
export { formatHistoryMarkdown, formatMarkdown } from './formats/markdown.ts';
export { patchOf } from './formats/patch.ts';
export { formatHistoryText, formatText } from './formats/text.ts';
export { historyOf } from './history.ts';
export type { Confusions } from './noise/explain.ts';
