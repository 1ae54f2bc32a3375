import { type Content, contentPolicy, html, type Markup } from '../../html/index.ts';
import { API } from '../api.ts';
import type { Assets } from './assets.ts';
import type { Theme, Visitor } from './visitor.ts';

/** What all pages have in common around their content. */
export interface PageContent {
  readonly title: string;
  /** Above the title: where the page stands, as links; the outermost first. */
  readonly path?: readonly Link[];
  /** What kind of thing the page shows. */
  readonly kind?: string;
  /** Beneath the title. */
  readonly lead?: Content;
  /** Whether the title is in Danish whatever the page's language. */
  readonly danishTitle?: boolean;
  readonly body: Content;
  /** Beside the title: what can be done. */
  readonly actions?: Content;
  /** The entry of the menu that this belongs to. */
  readonly menu?: MenuEntry;
  /** Seconds after which a browser without scripts loads the page anew. */
  readonly refresh?: number | undefined;
}

export interface Link {
  readonly href: string;
  readonly text: string;
  readonly lang?: 'da';
}

type MenuEntry = 'catalogues' | 'search' | 'documents' | 'upload';

/** Style, scripts and pictures of this server alone; forms go to it alone; no other site frames it. */
export const POLICY = contentPolicy({
  'style-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
});

/** A page: header with menu and search, the content, footer with language and look. */
export function frame(assets: Assets, visitor: Visitor, content: PageContent): string {
  const { words, language, theme, url } = visitor;
  const { title, path = [], kind, lead, body, actions, menu, refresh, danishTitle } = content;
  const page = html`<!doctype html>
<html lang="${language}"${theme !== 'system' && html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'system' ? 'light dark' : theme}">
<title>${title} – katalog</title>
${refresh !== undefined && html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>\n`}<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.path}">
<script src="${assets.script.path}" defer></script>
</head>
<body>
<a class="skip" href="#content">${words.frame.skip}</a>
${header(visitor, menu)}
<main id="content" tabindex="-1">
${path.length > 0 && breadcrumb(path, visitor)}<div class="heading">
<div>${kind !== undefined && html`<p class="kind">${kind}</p>\n`}<h1${danishTitle && html` lang="da"`}>${title}</h1>
${lead !== undefined && html`<div class="lead">${lead}</div>\n`}</div>
${actions !== undefined && html`<div class="actions no-print">${actions}</div>\n`}</div>
${body}
</main>
${footer(visitor, url)}
</body>
</html>
`;
  return page.toString();
}

function header({ words, signedIn, canSignIn, url }: Visitor, menu: MenuEntry | undefined): Markup {
  const entry = (name: MenuEntry, href: string): Markup =>
    html`<li><a href="${href}"${menu === name && html` aria-current="page"`}>${words.frame[name]}</a></li>`;
  return html`<header class="top no-print"><div class="wide">
<a class="brand" href="/"><span aria-hidden="true"></span>katalog</a>
<nav aria-label="${words.frame.main}"><ul>
${entry('catalogues', '/')}${entry('documents', '/documents')}${entry('upload', '/upload')}
</ul></nav>
<form class="quick" action="/search" role="search" aria-label="${words.frame.searchFor}"><label><span class="visually-hidden">${words.frame.searchFor}</span><input type="search" name="q" placeholder="${words.frame.searchFor}"></label><button>${words.frame.search}</button></form>
${canSignIn && html`<a class="button quiet" href="/sign-in?back=${encodeURIComponent(url)}">${words.frame.signIn}</a>`}${
  signedIn &&
  html`<form method="post" action="/sign-out"><button class="quiet">${words.frame.signOut}</button></form>`
}</div></header>`;
}

function breadcrumb(path: readonly Link[], { words }: Visitor): Markup {
  const links = path.map(
    ({ href, text, lang }) =>
      html`<li><a href="${href}"${lang && html` lang="${lang}"`}>${text}</a></li>`,
  );
  return html`<nav class="trail no-print" aria-label="${words.frame.path}"><ol>${links}</ol></nav>\n`;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const LANGUAGES = { da: 'Dansk', en: 'English' } as const;

function footer({ words, language, theme }: Visitor, url: string): Markup {
  const back = encodeURIComponent(url);
  const themes = THEMES.map((each) =>
    choice(`/theme/${each}?back=${back}`, words.frame.themes[each], each === theme),
  );
  const languages = Object.entries(LANGUAGES).map(([code, name]) =>
    choice(
      `/language/${code}?back=${back}`,
      html`<span lang="${code}">${name}</span>`,
      code === language,
    ),
  );
  return html`<footer class="no-print"><div class="wide">
<div role="group" aria-label="${words.frame.language}"><span>${words.frame.language}</span>${languages}</div>
<div role="group" aria-label="${words.frame.theme}"><span>${words.frame.theme}</span>${themes}</div>
<a href="${API}/openapi.json">${words.frame.api}</a>
</div></footer>`;
}

const choice = (href: string, text: Content, chosen: boolean): Markup =>
  html`<a href="${href}" rel="nofollow"${chosen && html` aria-current="true"`}>${text}</a>`;
