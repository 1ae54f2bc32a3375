export { type PictureOf, reportHtml, type ServedReport, servedReportHtml } from './report.ts';
export {
  type GivenCorrection,
  isPictured,
  type Review,
  type Reviewed,
  type ReviewPage,
  reviewOf,
} from './review.ts';
export { drawingSvg } from './svg-text.ts';
