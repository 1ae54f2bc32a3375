import { startWorker } from '../../../src/ocr/tesseract-worker.ts';
import { bareJs, data, imagesOf, share } from './bare.ts';
import { joined } from './documents.ts';

/*
 * Recognises pages of the fixtures with two workers: `package`, tesseract.js as it comes, or `script`, with the script
 * that katalog gives it. A process of its own, so that all its CPU is told.
 */
const [kind, pages] = process.argv.slice(2);
const images = await imagesOf(await joined('.scan.pdf', Number(pages)));
if (kind === 'package') await bareJs(images, 2);
else {
  const folders = { dan: data, deu: data };
  const workers = await Promise.all([startWorker(folders), startWorker(folders)]);
  await share(images, 2, (image, n) =>
    (workers[n] as (typeof workers)[0]).read([image], 'page', 'dan'),
  );
  await Promise.all(workers.map((worker) => worker.end()));
}
