export { escapeHtml, type HtmlPage, jsonElement, type PageEnds, pageEnds } from './page.ts';
export { STYLE } from './style.ts';
