import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {findProgram, runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';

/** Reads one published file, packed or not, by the name of the unpacked one; fails with where it looked. */
export type FileReader = (name: string) => Promise<Uint8Array>;

/** A place that publishes Fashion-MNIST. `open` makes it ready inside the empty folder `scratch`. */
export interface FileSource {
  title: string;
  open: (scratch: string, effects: SetupEffects) => Promise<FileReader>;
}

/** Where the authors' README points. */
export const authorsAddress = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com';

/** The files in a folder of this machine, as they are or with .gz. */
export function folderSource(folder: string): FileSource {
  return {title: folder, open: async () => (name) => readFromFolder(folder, name)};
}

/** Debian's package, unpacked but not installed; needs no root. */
export const debianSource: FileSource = {
  title: "Debian's package dataset-fashion-mnist",
  open: async (scratch, effects) => {
    const archive = await downloadPackage(scratch, effects);
    const unpacked = path.join(scratch, 'unpacked');
    const {code, complaint} = await runToEnd('dpkg-deb', ['-x', archive, unpacked], effects);
    if (code !== 0) throw new Error(`dpkg-deb failed: ${complaint}`);
    return (name) => readFromFolder(path.join(unpacked, 'usr', 'share', 'datasets', 'fashion-mnist'), name);
  },
};

/** The authors' own files over the network; each may take `timeLimit` milliseconds. */
export function webSource(address: string, timeLimit: number): FileSource {
  return {title: address, open: async () => (name) => readFromWeb(`${address}/${name}.gz`, timeLimit)};
}

async function readFromFolder(folder: string, name: string): Promise<Uint8Array> {
  const file = [name, `${name}.gz`].map((candidate) => path.join(folder, candidate)).find((file) => existsSync(file));
  if (!file) throw new Error(`missing file: ${path.join(folder, name)} (expected it as it is or with .gz)`);
  return readFile(file);
}

async function readFromWeb(address: string, timeLimit: number): Promise<Uint8Array> {
  try {
    const answer = await fetch(address, {signal: AbortSignal.timeout(timeLimit)});
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    const {name, message, cause} = error as Error;
    const reason = name === 'TimeoutError' ? `nothing whole within ${timeLimit / 1000} seconds` : message;
    throw new Error(`cannot download ${address}: ${reason}${cause instanceof Error ? ` (${cause.message})` : ''}`);
  }
}

async function downloadPackage(scratch: string, effects: SetupEffects): Promise<string> {
  if (!(await findProgram(['apt-get'], effects.environment))) throw new Error('there is no apt-get on this machine');
  const network = ['-q', '-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::Retries=1'];
  // As root, apt would read as a user who may not enter this folder.
  const options = effects.isRoot ? [...network, '-o', 'APT::Sandbox::User=root'] : network;
  const folder = await mkdtemp(path.join(scratch, 'package-'));
  const first = await aptGet([...options, 'download', 'dataset-fashion-mnist'], folder, effects);
  if (first) await downloadWithPrivateLists(options, scratch, folder, effects);
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  if (!archive) throw new Error('apt-get left no package');
  return path.join(folder, archive);
}

/** Refreshes the package lists where no root is needed for it: the machine's own may be missing or old. */
async function downloadWithPrivateLists(
  options: readonly string[],
  scratch: string,
  folder: string,
  effects: SetupEffects,
): Promise<void> {
  const lists = path.join(scratch, 'lists');
  const cache = path.join(scratch, 'cache');
  for (const parent of [lists, path.join(cache, 'archives')])
    await mkdir(path.join(parent, 'partial'), {recursive: true});
  const places = [...options, '-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${cache}`];
  effects.report('refreshing the package lists in a private folder ...');
  const fault =
    (await aptGet([...places, 'update'], scratch, effects)) ||
    (await aptGet([...places, 'download', 'dataset-fashion-mnist'], folder, effects));
  if (fault) throw new Error(fault);
}

/** What apt-get complains of; empty where it succeeded. */
async function aptGet(options: readonly string[], folder: string, {environment}: SetupEffects): Promise<string> {
  const {code, complaint} = await runToEnd('apt-get', options, {environment, folder});
  return code === 0 ? '' : `apt-get failed: ${complaint}`;
}
