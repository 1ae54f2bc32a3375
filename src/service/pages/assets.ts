import { createHash } from 'node:crypto';
import { CHANGES_STYLE } from '../../diff/index.ts';
import { clientScript, STYLE } from '../../html/index.ts';
import { PAGES_STYLE } from './style.ts';

/** What the pages fetch: named by its content, so that a browser keeps it until it is another. */
export interface Asset {
  readonly path: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
  readonly icon: Asset;
}

const SCRIPT = {
  main: new URL('./client/main.ts', import.meta.url),
  built: new URL('./client.js', import.meta.url),
};

export async function loadAssets(): Promise<Assets> {
  const script = await clientScript(SCRIPT);
  return {
    style: asset('style.css', 'text/css; charset=utf-8', STYLE + CHANGES_STYLE + PAGES_STYLE),
    script: asset('client.js', 'text/javascript; charset=utf-8', script),
    icon: asset('icon.svg', 'image/svg+xml', ICON),
  };
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f6b"/><path d="M9 8h14M9 16h14M9 24h8" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>`;

function asset(name: string, mediaType: string, content: string): Asset {
  const [stem, extension] = name.split('.');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${stem}.${hash}.${extension}`, mediaType, content };
}
