export { clientScript } from './client-script.ts';
export { escapeHtml, type HtmlPage, jsonElement, type PageParts, pageParts } from './page.ts';
export { contentPolicy } from './policy.ts';
export { STYLE } from './style.ts';
export { type Content, html, type Markup } from './template.ts';
export { type Language, TERMS, type Terms } from './terms.ts';
