import {createHash} from 'node:crypto';
import {statSync} from 'node:fs';
import path from 'node:path';
import {explainFailure} from '../../artifacts/explain-failure.ts';
import {nameKind} from '../../artifacts/files.ts';
import {asInputError} from '../input-error.ts';

/** What tells whether a file is still the one that it was. */
export interface FileState {
  name: string;
  size: number; // bytes
  modified: number; // milliseconds since 1970
}

/** SHA-256 of the names, sizes and times of change of files, in their order. */
export function stampOf(files: readonly FileState[]): string {
  const hash = createHash('sha256');
  for (const {name, size, modified} of files) hash.update(`${JSON.stringify([name, size, modified])}\n`);
  return hash.digest('hex');
}

/** The state of a file, by its name in its folder; throws where there is none. */
export function stateOf(file: string): FileState {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Error(`cannot read ${file}: expected a file, found ${nameKind(found)}`);
    return {name: path.basename(file), size: found.size, modified: found.mtimeMs};
  } catch (error) {
    throw asInputError(explainFailure(error, file, 'read'));
  }
}
