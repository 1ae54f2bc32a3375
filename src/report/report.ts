import { clientScript, jsonElement, type Language, pageParts } from '../html/index.ts';
import { KatalogError } from '../model/index.ts';
import { type PageLook, pageId, REVIEW_ID, type ReviewData, type Served } from './page-data.ts';
import type { Review, ReviewPage } from './review.ts';
import { REPORT_STYLE } from './style.ts';

const SCRIPT = {
  main: new URL('./client/main.ts', import.meta.url),
  built: new URL('./client.js', import.meta.url),
};

/** A page as a picture, or undefined where it has none. Throws KatalogError where it cannot be made. */
export type PictureOf = (
  page: number,
  turned: number,
) => Promise<{ readonly mediaType: string; readonly bytes: Uint8Array } | undefined>;

/**
 * The report as one page of HTML that stands alone, in pieces as they come: no more than `ahead` pictures are held.
 * Records and script come first, so that a browser shows them while the pictures are still being read.
 */
export async function* reportHtml(
  { catalogue, edits, given, pages }: Review,
  pictureOf: PictureOf,
  ahead: number,
): AsyncGenerator<string> {
  const { head, script, end } = pageParts({
    language: 'en',
    title: `${catalogue.document.fileName} – katalog`,
    style: REPORT_STYLE,
    script: await clientScript(SCRIPT),
  });
  const data: ReviewData = { catalogue, edits, given, shown: pages.map(({ number }) => number) };
  yield head;
  yield '<div id="app"></div>\n';
  yield '<noscript><p>This report needs scripts. The records are in catalogue.json beside it.</p></noscript>\n';
  yield jsonElement(REVIEW_ID, data);
  yield script;
  const looks: Promise<PageLook>[] = [];
  for (const [n, { number }] of pages.entries()) {
    for (const page of pages.slice(n + looks.length, n + ahead))
      looks.push(started(page, pictureOf));
    yield jsonElement(pageId(number), await looks.shift());
  }
  yield end;
}

/** The report as a page of the service: pictures come from the server, corrections go to it. */
export interface ServedReport extends Served {
  readonly language: Language;
  /** Of the picture of a page. */
  readonly pictureUrl: (page: ReviewPage) => string;
}

/** The report as it is served: in one piece, as it holds no pictures. */
export async function servedReportHtml(
  { catalogue, edits, given, pages }: Review,
  { language, pictureUrl, ...served }: ServedReport,
): Promise<{ readonly html: string; readonly policy: string }> {
  const { head, script, end, policy } = pageParts({
    language,
    title: `${catalogue.document.fileName} – katalog`,
    style: REPORT_STYLE,
    script: await clientScript(SCRIPT),
    served: true,
  });
  const shown = pages.map(({ number }) => number);
  const data: ReviewData = { catalogue, edits, given, shown, served };
  const looks = pages.map((page) => {
    const look: PageLook = page.drawing ? { drawing: page.drawing } : { picture: pictureUrl(page) };
    return jsonElement(pageId(page.number), look);
  });
  const app = `<div id="app" data-language="${language}"></div>\n`;
  return {
    html: [head, app, jsonElement(REVIEW_ID, data), ...looks, script, end].join(''),
    policy,
  };
}

function started(page: ReviewPage, pictureOf: PictureOf): Promise<PageLook> {
  const look = lookOf(page, pictureOf);
  // who awaits it in its turn is told; until then it does not count as unhandled
  look.catch(() => {});
  return look;
}

async function lookOf(page: ReviewPage, pictureOf: PictureOf): Promise<PageLook> {
  if (page.drawing !== undefined) return { drawing: page.drawing };
  try {
    const picture = await pictureOf(page.number, page.turned);
    if (picture === undefined) return { trouble: 'there is no picture of this page' };
    const base64 = Buffer.from(picture.bytes).toString('base64');
    return { picture: `data:${picture.mediaType};base64,${base64}` };
  } catch (error) {
    if (error instanceof KatalogError) return { trouble: `${error.reason}. ${error.remedy}.` };
    throw error;
  }
}
