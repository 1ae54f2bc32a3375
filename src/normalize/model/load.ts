import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Channel, type ConfusionTable, createChannel } from '../channel.ts';
import { section, unpackSections } from './container.ts';
import { type Context, readContext } from './context.ts';
import { type LetterModel, readLetters } from './letters.ts';
import { type Lexicon, readLexicon, STEPS_PER_NAT } from './lexicon.ts';

/** All that mending knows of Danish and of how it is misread. */
export interface DanishModel {
  readonly lexicon: Lexicon;
  readonly letters: LetterModel;
  readonly context: Context;
  readonly channel: Channel;
  /** How the engine misreads poor print with its Danish model. */
  readonly reading: Channel;
  /** Forms that only damaged text has → log-likelihood ratio of damaged against sound text. */
  readonly telltales: ReadonlyMap<string, number>;
}

/** Where the model lies in the package: `models/danish`, two folders above this stage in src/ and in dist/. */
const DEFAULT = new URL('../../../models/danish/', import.meta.url);

/** Reads the model that `npm run model` built. Throws an `InternalError` when it is damaged. */
export async function loadModel(folder: URL = DEFAULT): Promise<DanishModel> {
  const lexiconFile = fileURLToPath(new URL('lexicon.bin', folder));
  const contextFile = fileURLToPath(new URL('context.bin', folder));
  const sections = unpackSections(await readFile(lexiconFile), lexiconFile);
  const lexicon = readLexicon(sections);
  const letters = readLetters(sections);
  const context = readContext(
    unpackSections(await readFile(contextFile), contextFile),
    lexicon.size,
  );
  const channelIn = async (file: string): Promise<Channel> => {
    const table = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as ConfusionTable;
    return createChannel(table, lexicon);
  };
  const evidence = section(sections, 'evidence');
  const forms = new TextDecoder().decode(section(sections, 'telltales')).split('\n');
  const telltales = new Map(forms.map((form, i) => [form, evidence[i]! / STEPS_PER_NAT] as const));
  return {
    lexicon,
    letters,
    context,
    channel: await channelIn('channel.json'),
    reading: await channelIn('reading.json'),
    telltales,
  };
}
