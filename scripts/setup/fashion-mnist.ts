import {once} from 'node:events';
import {mkdir, mkdtemp, readdir} from 'node:fs/promises';
import http, {type IncomingMessage} from 'node:http';
import path from 'node:path';
import {readIfThere} from '../../experiments/artifacts/files.ts';
import type {PinnedFile} from '../../experiments/datasets/source.ts';
import {interruptible, rethrowInterruption} from '../interruptible.ts';
import {findProgram, runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';
import {checkPinned, largestCopy} from './pinned.ts';

/** Reads one published file, packed or not: its unpacked bytes, which are right; fails with where it looked, and what was there. */
export type FileReader = (file: PinnedFile) => Promise<Uint8Array>;

/** A place that publishes Fashion-MNIST. `open` makes it ready inside the empty folder `scratch`. */
export interface FileSource {
  title: string;
  open: (scratch: string, effects: SetupEffects) => Promise<FileReader>;
}

/** Where the authors' README points. */
export const authorsAddress = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com';

/** The files in a folder of this machine, as they are or with .gz. */
export function folderSource(folder: string): FileSource {
  return {title: folder, open: async () => (file) => readFromFolder(folder, file)};
}

/** Debian's package, unpacked but not installed; needs no root. */
export const debianSource: FileSource = {
  title: "Debian's package dataset-fashion-mnist",
  open: async (scratch, effects) => {
    const archive = await downloadPackage(scratch, effects);
    const unpacked = path.join(scratch, 'unpacked');
    const {code, complaint} = await runToEnd('dpkg-deb', ['-x', archive, unpacked], effects);
    if (code !== 0) throw new Error(`dpkg-deb failed: ${complaint}`);
    return (file) => readFromFolder(path.join(unpacked, 'usr', 'share', 'datasets', 'fashion-mnist'), file);
  },
};

/** The authors' own files over the network; each may take `timeLimit` milliseconds. */
export function webSource(address: string, timeLimit: number): FileSource {
  return {
    title: address,
    open:
      async (_, {environment}) =>
      (file) =>
        readFromWeb(`${address}/${file.name}.gz`, file, timeLimit, environment),
  };
}

/** Takes the first copy that is right: one of two may be cut, or a folder that an archive was unpacked into. */
async function readFromFolder(folder: string, file: PinnedFile): Promise<Uint8Array> {
  const faults: string[] = [];
  for (const name of [file.name, `${file.name}.gz`]) {
    const place = path.join(folder, name);
    try {
      const bytes = await readIfThere(place, largestCopy(file));
      if (bytes) return checkPinned(bytes, file, place);
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  throw new Error(`missing file: ${path.join(folder, file.name)} (expected it as it is or with .gz)`);
}

async function readFromWeb(
  address: string,
  file: PinnedFile,
  timeLimit: number,
  environment: NodeJS.ProcessEnv,
): Promise<Uint8Array> {
  // By itself Node heeds neither HTTP_PROXY nor NO_PROXY, as apt-get, pip and npm do.
  const restore = http.setGlobalProxyFromEnv?.(environment);
  try {
    return checkPinned(await download(address, largestCopy(file), timeLimit), file, address);
  } finally {
    restore?.();
  }
}

/** What the address holds: `most` bytes, or it fails. */
async function download(address: string, most: number, timeLimit: number): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(timeLimit);
  try {
    return await interruptible(async (signal) => {
      const request = http.get(address, {signal: AbortSignal.any([signal, limit])});
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      if (answer.statusCode !== 200) {
        answer.destroy();
        throw new Error(`the server answered ${answer.statusCode}`);
      }
      return await collect(answer, most);
    });
  } catch (error) {
    rethrowInterruption(error);
    const reason = limit.aborted ? `nothing whole within ${timeLimit / 1000} seconds` : (error as Error).message;
    throw new Error(`cannot download ${address}: ${reason}`);
  }
}

async function collect(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > most) throw new Error(`the server sent more than ${most} bytes (expected ${most} at most)`);
    parts.push(part);
  }
  return Buffer.concat(parts);
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
