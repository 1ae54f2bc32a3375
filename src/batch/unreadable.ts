import { InputError, type KatalogError, LimitError } from '../model/errors.ts';

/** Why a file cannot be read, from the system's error. */
export function unreadable(file: string, cause: NodeJS.ErrnoException): KatalogError {
  switch (cause.code) {
    case 'ENOENT':
      return new InputError({
        file,
        reason: 'there is no such file or folder',
        remedy: 'Check the spelling and the folder that the command runs in',
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new InputError({
        file,
        reason: 'it may not be read',
        remedy: 'Give yourself the right to read it',
        cause,
      });
    case 'ERR_FS_FILE_TOO_LARGE':
      return new LimitError({
        file,
        reason: 'the file is larger than 2 GiB',
        remedy: 'Divide it into smaller documents',
        cause,
      });
    default:
      return new InputError({
        file,
        reason: `it cannot be read (${cause.code ?? cause.message})`,
        remedy: 'Check the file and the disk it lies on',
        cause,
      });
  }
}
