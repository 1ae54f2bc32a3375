/**
 * How many pages a second two worker processes read on one PostgreSQL, against one. Ends with 1 where it is less than
 * 1.7 times. Each worker has a processor to itself, where the machine has two that are free; beside it how many times the
 * pages of one two threads or processes do that only recognise them, which is as much as the machine gives.
 *
 *   npx tsx bench/service/workers.ts [documents, default 4] [js|native] [rounds, default 2] [file of fixtures/]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bareJs, bareNative, imagesOf } from '../reading/speed/bare.ts';
import { allSettled, type DocumentState, startCluster } from './cluster.ts';

const [documents = '4', engine = 'js', rounds = '2', file = 'museer/museer.scan.pdf'] =
  process.argv.slice(2);
const LEAST_GAIN = 1.7;
const DOCUMENT = fileURLToPath(new URL(`../../fixtures/${file}`, import.meta.url));
const SECONDS = 600;

/** Pages a second, of copies of one document. */
async function speedOf(workers: number): Promise<number> {
  const cluster = await startCluster({ jobs: 1, engine: engine as 'js' | 'native' });
  try {
    for (let n = 0; n < workers; n++) await cluster.worker();
    const upload = (count: number) =>
      Promise.all(Array.from({ length: count }, () => cluster.upload(DOCUMENT)));
    // what is loaded with the first page is not counted: more than one page for each worker
    await allSettled(cluster, await upload(2 * workers), SECONDS);
    const started = performance.now();
    const states: DocumentState[] = [];
    // one after the other: to ask for all of them time and again takes a good part of a processor from two workers, none from one
    for (const id of await upload(Number(documents))) {
      states.push(...(await allSettled(cluster, [id], SECONDS)));
    }
    const seconds = (performance.now() - started) / 1000;
    const done = states.filter(({ state }) => state === 'done');
    if (done.length !== states.length) throw new Error(`${done.length} of ${states.length} done`);
    return done.reduce((sum, { progress }) => sum + progress.pagesDone, 0) / seconds;
  } finally {
    await cluster.stop();
  }
}

const images = await imagesOf(readFileSync(DOCUMENT));
const copies = Array.from({ length: Number(documents) }, () => images).flat();

async function bareSpeedOf(hands: number): Promise<number> {
  const started = performance.now();
  await (engine === 'js' ? bareJs : bareNative)(copies, hands);
  return (1000 * copies.length) / (performance.now() - started);
}

const gains: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const [one, two] = [await speedOf(1), await speedOf(2)];
  gains.push(two / one);
  const [bareOne, bareTwo] = [await bareSpeedOf(1), await bareSpeedOf(2)];
  console.log(
    `${documents} documents, ${engine}: one worker ${one.toFixed(3)} pages/s, two ${two.toFixed(3)}: ${(two / one).toFixed(2)} x; bare ${bareOne.toFixed(3)} and ${bareTwo.toFixed(3)}: ${(bareTwo / bareOne).toFixed(2)} x`,
  );
}
const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
console.log(`two workers: ${mean.toFixed(2)} x the pages of one (${LEAST_GAIN} wanted)`);
process.exit(mean < LEAST_GAIN ? 1 : 0);
