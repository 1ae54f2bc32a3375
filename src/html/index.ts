export { escapeHtml, type HtmlPage, jsonElement, type PageParts, pageParts } from './page.ts';
export { STYLE } from './style.ts';
