import { mkdirSync, writeFileSync } from 'node:fs';
import { trainKinds } from '../../src/extract/kinds/classifier.ts';
import { readExamples } from './examples.ts';

/** Trains the classifier of kinds and writes it as data: `npm run model:kinds`. */
const folder = new URL('../../models/kinds/', import.meta.url);
mkdirSync(folder, { recursive: true });
const examples = readExamples();
// the examples themselves are left out: to guess, their counts are enough
const { features, classifier } = JSON.parse(JSON.stringify(trainKinds(examples)));
writeFileSync(new URL('classifier.json', folder), `${JSON.stringify({ features, classifier })}\n`);
process.stderr.write(`${examples.length} examples\n`);
