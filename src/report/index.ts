export { type PictureOf, reportHtml } from './report.ts';
export { type GivenCorrection, type Review, type Reviewed, reviewOf } from './review.ts';
