import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities';
import { contentPolicy } from './policy.ts';
import { STYLE } from './style.ts';

export interface HtmlPage {
  /** Of the page's own words, as in BCP 47. */
  readonly language: string;
  /** Plain text: it is escaped here. */
  readonly title: string;
  /** Style beyond the shared one. */
  readonly style?: string;
  /** A classic script; it runs where it is put. */
  readonly script?: string;
  /** Whether pictures may come from the server that it comes from, and its script may ask that server. */
  readonly served?: boolean;
}

/** What stands around a page's body, so that a long one can be written as a stream: head, body, script, more, end. */
export interface PageParts {
  readonly head: string;
  /** The script's element; empty where there is no script. */
  readonly script: string;
  readonly end: string;
  /** As the head has it: for the header of a page that is served. */
  readonly policy: string;
}

/**
 * A page that stands alone. It may fetch nothing, and its policy names the one script and the style by their hashes:
 * whatever else should get into it does not run. Pictures come as data: URLs.
 */
export function pageParts({ language, title, style = '', script, served }: HtmlPage): PageParts {
  const css = STYLE + style;
  const policy = contentPolicy({
    'style-src': `'${hash(css)}'`,
    'script-src': script === undefined ? "'none'" : `'${hash(script)}'`,
    'img-src': served ? "'self'" : 'data:',
    ...(served && { 'connect-src': "'self'" }),
    'form-action': "'none'",
  });
  return {
    head: `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
`,
    script: script === undefined ? '' : `<script>${script}</script>\n`,
    end: '</body>\n</html>\n',
    policy,
  };
}

const hash = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Text as the content of an element or a quoted attribute. */
export const escapeHtml = (text: string): string => escapeUTF8(text);

/**
 * A value as JSON in an element that the page's script reads and the browser does not run. JSON has "<" in strings
 * alone, and there it may be written as an escape: so no text can end the element or begin a comment in it.
 */
export const jsonElement = (id: string, value: unknown): string =>
  `<script type="application/json" id="${escapeHtml(id)}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>\n`;
