import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { LimitError } from '../model/index.ts';
import type { NewDocument } from '../store/index.ts';
import { ProblemError } from './problem.ts';
import { Id } from './resources.ts';
import type { ServiceSettings } from './settings.ts';

/** What can be said of an upload. */
export const UploadChoices = z.strictObject({
  catalogue: Id.optional().describe('that it is an edition of; else it is found by its offerings'),
  dated: z.iso.date().optional().describe('the date of the edition; else that of the upload'),
  ocr: z.enum(['auto', 'always', 'never']).default('auto'),
  profile: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .describe('the name of a bundled one; else chosen by the text'),
  priority: z.coerce.number().int().min(-100).max(100).default(0),
});

/** What is chosen for a document, as the store keeps it. @throws ProblemError 400 for fields that say something else. */
export function choicesOf(fields: object): Omit<NewDocument, 'fileName' | 'sha256'> {
  const { data, error } = UploadChoices.safeParse(fields);
  if (error !== undefined) {
    throw new ProblemError(400, 'The form is not as described', z.prettifyError(error));
  }
  const { catalogue, dated, priority, ocr, profile } = data;
  return {
    priority,
    options: { ocr, ...(profile !== undefined && { profile }) },
    givenCatalogue: catalogue,
    givenDate: dated,
  };
}

/** Of a form with files. */
export const formLimits = ({ maxUpload }: Pick<ServiceSettings, 'maxUpload'>) => ({
  limits: {
    fileSize: maxUpload * 1024 * 1024,
    files: 200,
    fields: 20,
    fieldSize: 1000,
    parts: 220,
  },
});

/** Fields of the form that came before the file. */
export function fieldsOf({ fields }: MultipartFile): Record<string, unknown> {
  const values = Object.entries(fields).flatMap(([name, field]) =>
    field !== undefined && !Array.isArray(field) && field.type === 'field' && field.value !== ''
      ? [[name, field.value] as const]
      : [],
  );
  return Object.fromEntries(values);
}

const NAME_LETTERS = 200;

/** The last part of the name alone, without signs that no name has: it becomes part of no path, and is shown. */
export function nameOf({ filename }: MultipartFile): string {
  const bare = filename.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are to go
  const name = bare.replace(/[\u0000-\u001f\u007f]/g, '').slice(-NAME_LETTERS);
  return name === '' || name === '.' || name === '..' ? 'document' : name;
}

/** @throws LimitError at its end, where the file goes on beyond what is taken. */
export async function* whole(file: MultipartFile, megabytes: number): AsyncGenerator<Uint8Array> {
  yield* file.file;
  if (!file.file.truncated) return;
  throw new LimitError({
    file: nameOf(file),
    reason: `it is larger than ${megabytes} MB`,
    remedy: 'Divide it into smaller documents, or have the operator raise --max-upload',
  });
}
