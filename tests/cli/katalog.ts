import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** As it ships; `build.ts` has built it. */
export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Call {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Is handed the process once it has written to standard error. */
  readonly onProgress?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a process of its own, in the folder `cwd`, with a cache of its own there. */
export async function katalog(args: readonly string[], call: Call): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: call.cwd,
    env: {
      ...process.env,
      KATALOG_CACHE: join(call.cwd, '.cache'),
      KATALOG_DEBUG: '',
      ...call.env,
    },
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  child.stderr.once('data', () => call.onProgress?.((signal) => child.kill(signal)));
  child.stdin.on('error', () => {}); // a command that reads no standard input may end before it is written
  child.stdin.end(call.stdin ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, ...texts };
}

/** A PDF with the lines of `text` on each of its pages: those that begin with "# " large and bold. */
export async function writePdf(
  file: string,
  text: string,
  options: PDFKit.PDFDocumentOptions & { readonly pages?: number } = {},
): Promise<void> {
  const pdf = new PDFDocument({ size: 'A4', margin: 60, ...options });
  const written = finished(pdf.pipe(createWriteStream(file)));
  for (let page = 0; page < (options.pages ?? 1); page++) {
    if (page > 0) pdf.addPage();
    for (const line of text.split('\n')) {
      if (line.startsWith('# ')) pdf.moveDown().font('Helvetica-Bold', 16).text(line.slice(2));
      else pdf.font('Helvetica', 11).text(line);
    }
  }
  pdf.end();
  await written;
}

/** Three offerings, as a small publisher would announce them. */
export const programme = `# Mal med akvarel v. Kunstforeningen Pensel
Vi øver lys og skygge ude på broen, og både nybegyndere og øvede får gode råd undervejs.
Tag en pude og en flaske vand med. Maling, papir og pensler er med i prisen.

# Byg en fuglekasse v. Træværkstedet
På to aftener saver, limer og sømmer du en kasse, som mejser gerne flytter ind i.
Alle får en tegning med hjem, så du kan bygge flere sammen med børn eller naboer.

# Syng sammen v. Fælleskoret
Koret mødes hver onsdag og synger sange, som de fleste kender fra højskolen.
Der er ingen prøve, og du må gerne komme, selv om du ikke læser noder.
`;
