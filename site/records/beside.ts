import {readSettings} from '../format/settings.ts';
import {readBesideIn, readNumbersIn, sizeIn} from './records-folder.ts';

// The only file that knows where the records lie.
export const {artifacts} = readSettings();

/** Reads a file that lies beside a record, and makes something of it. */
export const makeBeside = <Value>(
  folder: string,
  file: string,
  make: (bytes: Buffer, name: string) => Promise<Value>,
): Promise<Value> => readBesideIn(artifacts, folder, file, make);

/** Reads a file that lies beside a record. */
export const readBeside = (folder: string, file: string): Promise<Buffer> =>
  readBesideIn(artifacts, folder, file, (bytes) => bytes);

/** How many bytes such a file has. */
export const sizeBeside = (folder: string, file: string): Promise<number> => sizeIn(artifacts, folder, file);

/** Reads numbers that a trial has kept, unpacked. */
export const readNumbers = (key: string, file: string): Promise<Uint8Array> => readNumbersIn(artifacts, key, file);
