import { mkdirSync, writeFileSync } from 'node:fs';
import { loadProfiles } from '../../src/profiles.ts';
import { trainingExamples } from './examples.ts';
import { train } from './train.ts';

/** Trains the classifier of kinds and writes it as data: `npm run model:kinds`. */
const folder = new URL('../../models/kinds/', import.meta.url);
mkdirSync(folder, { recursive: true });
const generic = (await loadProfiles('generic'))('');
const examples = trainingExamples();
const { features, ...rest } = train(examples, generic);
// a feature a line: what a change of the examples changes can be seen
const lines = Object.entries(features).map(
  ([name, weights]) => `${JSON.stringify(name)}:${JSON.stringify(weights)}`,
);
writeFileSync(
  new URL('classifier.json', folder),
  `${JSON.stringify(rest).slice(0, -1)},"features":{\n${lines.join(',\n')}\n}}\n`,
);
process.stderr.write(`${examples.length} examples, ${lines.length} features\n`);
