export { type CorrectionContext, correctCatalogue } from './correct-catalogue.ts';
export { type Outcome, unfitWarnings } from './outcome.ts';
export { undoWrongEdits } from './undo-edits.ts';
