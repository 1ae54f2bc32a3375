import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/**
 * Pages of catalogue-like Danish that hold what OCR gets wrong: e-mail addresses, dashes, bullets, paragraph signs,
 * halves, quotation marks and foreign names. One page a face; every run sets the same bytes.
 */

const require = createRequire(import.meta.url);

/** Faces of npm's @fontsource, sans and serif by turns, and the two that every PDF writer has. */
const FACES: readonly (readonly [regular: string, bold: string])[] = [
  ...['lato', 'noto-serif', 'fira-sans', 'crimson-text', 'ibm-plex-sans', 'pt-serif'].map(
    (name) => [fontFile(name, 400), fontFile(name, 700)] as const,
  ),
  ['Helvetica', 'Helvetica-Bold'],
  ['Times-Roman', 'Times-Bold'],
];
const SIZES = [9, 10, 10.5, 11];

function fontFile(name: string, weight: 400 | 700): string {
  return require.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff`);
}

const EMAILS = [
  'mette.lund@vestbyen.dk',
  'kursus@aftenskolen-nord.dk',
  'post@raadhuset.dk',
  'jens_holm@live.dk',
  'kontor2@boernehuset.org',
  'info@fritid.dk',
  'a.kjaer@kulturskolen.net',
  'booking@museum4.com',
  'tilmelding@ungdomsgaarden.dk',
  'oe@havnen.dk',
  'lise-lotte@dgf.dk',
  'sekretariat@o-ringen.dk',
];
const RANGES = [
  'kl. 9–15.30',
  'den 4.–6. marts',
  'side 12–19',
  'i skoleåret 2026–27',
  'kl. 19 – 21',
  '10–14 deltagere',
  'uge 7–9',
  'mandag–torsdag',
];
const HYPHENS = ['it-udstyr', 'kl-aftalen', 'B-skat', 'to-tre gange', 'Nord- og Midtjylland'];
const ASIDES = [
  'Vi begynder med det vigtigste – økonomien – og slutter af med en øvelse.',
  'Det er gratis at deltage – også for pårørende og ledsagere.',
  'Læreren hedder Jürgen Müller og er født i Köln.',
  'Undervejs besøger vi Malmö, Göteborg og Växjö.',
  'Sangeren Björn Åkesson fortæller om Østersøens kyst.',
  'Tilskud gives efter § 12 i folkeoplysningsloven, jf. § 4, stk. 2.',
  'Reglerne står i §§ 6 og 7 og gælder fra den 1. august.',
  'Forløbet varer 2½ time, og der er ½ times pause.',
  'Vandet er mellem 18° og 21° hele sæsonen.',
  'Forestillingen “Vinter i haven” er for alle over ti år.',
  'Bogen »Små skridt« er med i prisen.',
  'Følg os på #sammenomkunst, eller læs mere på www.kulturhuset.dk/hold_8.',
  'Det er 90’ernes musik, og I behøver ikke kunne noder.',
  'Udtrykket „god skik“ bliver brugt flere gange.',
  'Prisen er 450 kr.* pr. person.',
  'Mødelokalet måler 6 × 8 m og har plads til 20.',
];
const ITEMS = [
  'overblik over årets opgaver og frister',
  'øvelser, der kan bruges samme dag',
  'en plan for de næste tre måneder',
  'Hvad er jeres rolle som pårørende?',
  'Ærlig snak om ansvar og pligter',
  'lån af udstyr og bøger',
  'I får et bevis efter forløbet',
  'Kaffe, te og brød hver gang',
];
const PROSE = [
  'Kurset er for alle, der sidder i en bestyrelse eller overvejer det. Vi gennemgår, hvordan et møde bliver både kort og godt, og hvem der gør hvad inden næste gang.',
  'På dette hold lærer du at færdes sikkert på vandet. Der er plads til både øvede og nybegyndere, og instruktøren retter undervejs.',
  'Gennem små øvelser får I redskaber til at tale om det, der ellers er svært. Medbring gerne eksempler fra jeres egen hverdag.',
  'Rundvisningen går gennem de ældste gader, hvor håndværkere boede side om side. Undervejs hører vi om brande, bål og et røveri, der aldrig blev opklaret.',
];
const BULLETS = ['•', '–', '•', '·', '*', '-'];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** A PDF of `FACES.length` pages, A5 wide so that lines are of usual length. */
export async function specimenPdf(): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [440, 620],
    margin: 42,
    autoFirstPage: false,
    info: { CreationDate: new Date(0), ModDate: new Date(0) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', resolve));
  FACES.forEach(([regular, bold], n) => {
    doc.addPage();
    const size = pick(SIZES, n);
    const body = () => doc.font(regular).fontSize(size).fillColor('#1a1a1a');
    const paragraph = (text: string) => body().text(text, { lineGap: 2 }).moveDown(0.45);
    doc
      .font(bold)
      .fontSize(16)
      .text(`Åbne hold ${n + 1}`, { lineGap: 4 });
    for (let k = 0; k < 3; k++) {
      paragraph(
        `${pick(PROSE, n + k)} ${pick(ASIDES, 5 * n + 2 * k)} ${pick(ASIDES, 5 * n + 2 * k + 1)}`,
      );
      paragraph(`Tid: ${pick(RANGES, 3 * n + k)}. Sted: ${pick(HYPHENS, n + k)}, lokale ${k + 3}.`);
      const label = pick(['Kontakt', 'E-mail', 'Tilmelding'], n + k);
      paragraph(
        `${label}: ${pick(['Åse Møller, ', '', 'Ove Birk, '], k)}${pick(EMAILS, 3 * n + k)}`,
      );
      if (k === 2) continue;
      const bullet = pick(BULLETS, 2 * n + k);
      for (let i = 0; i < 4; i++) {
        body().text(`${bullet} ${pick(ITEMS, 4 * n + 3 * k + i)}`, { indent: 0, lineGap: 2 });
      }
      doc.moveDown(0.45);
    }
  });
  doc.end();
  await done;
  return Buffer.concat(chunks);
}
