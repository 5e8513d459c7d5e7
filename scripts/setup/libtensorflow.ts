import {statSync} from 'node:fs';
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {cacheFolder} from './cache-folder.ts';
import {checkSpace} from './check-space.ts';
import {runToEnd, succeeds} from './child.ts';
import type {SetupEffects} from './effects.ts';
import {runPip} from './pip.ts';
import {putInPlace} from './put-in-place.ts';

const version = '2.21.0';
const neededBytes = 1.5e9; // the wheel and what is unpacked from it
const header = path.join('include', 'tensorflow', 'c', 'c_api.h');
const unpackScript = fileURLToPath(new URL('unpack-wheel.py', import.meta.url));

// TensorFlow's C library is published inside its Python packages alone: they are unpacked here, never installed.
const wheels: Partial<Record<string, Wheel>> = {
  'linux-x64': {
    name: 'tensorflow-cpu',
    tag: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    libraries: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  },
  'linux-arm64': {
    name: 'tensorflow',
    tag: 'manylinux_2_27_aarch64',
    sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
    libraries: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  },
  'darwin-arm64': {
    name: 'tensorflow',
    tag: 'macosx_12_0_arm64',
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    libraries: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
  },
};

interface Wheel {
  name: string;
  tag: string; // the platform, in pip's words
  sha256: string; // of the wheel, hex
  libraries: string[]; // in its folder tensorflow/
}

/** A folder with TensorFlow's C library and the headers to build against it. */
export interface TensorFlowLibrary {
  folder: string; // absolute; holds include/
  libraries: string[]; // absolute paths
}

/** Finds libtensorflow in LIBTENSORFLOW or the cache; undefined where it must be fetched first. */
export function findLibrary({environment, platform}: SetupEffects): TensorFlowLibrary | undefined {
  if (environment.LIBTENSORFLOW) return ownLibrary(path.resolve(environment.LIBTENSORFLOW));
  const folder = libraryFolder(environment, platform);
  const libraries = wheelFor(platform).libraries.map((name) => path.join(folder, 'lib', name));
  return [...libraries, path.join(folder, header)].every(isFilled) ? {folder, libraries} : undefined;
}

/** Fetches libtensorflow into the cache: 275 MB to download, 860 MB on disk. */
export async function fetchLibrary(effects: SetupEffects): Promise<void> {
  const {environment, platform, report} = effects;
  const folder = libraryFolder(environment, platform);
  await checkPython(effects);
  await checkSpace(neededBytes, effects);
  if (findLibrary(effects)) return; // another process was faster
  report(`setting up TensorFlow ${version} in ${folder} (275 MB to download, once for all clones) ...`);
  await rm(folder, {recursive: true, force: true});
  await putInPlace(folder, async (draft) => {
    const scratch = path.join(draft, 'scratch');
    await mkdir(scratch, {recursive: true});
    const wheel = await download(wheelFor(platform), scratch, effects);
    report('unpacking TensorFlow ...');
    await unpack(wheel, draft, effects);
    await rm(scratch, {recursive: true});
  });
}

function libraryFolder(environment: NodeJS.ProcessEnv, platform: string): string {
  return path.join(cacheFolder(environment), `libtensorflow-${version}-${platform}`);
}

function wheelFor(platform: string): Wheel {
  const wheel = wheels[platform];
  if (wheel) return wheel;
  const known = Object.keys(wheels).join(', ');
  throw new Error(
    `invalid platform: ${platform} (expected ${known}; on Windows use WSL; elsewhere name a folder with lib/ and include/ of libtensorflow in LIBTENSORFLOW)`,
  );
}

function ownLibrary(folder: string): TensorFlowLibrary {
  const stems = ['libtensorflow_cc', 'libtensorflow'];
  const main = firstLibrary(folder, stems);
  const framework = firstLibrary(folder, ['libtensorflow_framework']);
  if (main && framework && isFilled(path.join(folder, header))) return {folder, libraries: [main, framework]};
  throw new Error(
    `invalid LIBTENSORFLOW: ${folder} (expected ${header} and, in lib, ${stems.join(' or ')} and libtensorflow_framework, .so or .dylib)`,
  );
}

function firstLibrary(folder: string, stems: readonly string[]): string | undefined {
  return stems
    .flatMap((stem) => ['.so.2', '.so', '.2.dylib', '.dylib'].map((ending) => path.join(folder, 'lib', stem + ending)))
    .find(isFilled);
}

/** A file of a crashed machine may be there and empty. */
function isFilled(file: string): boolean {
  const found = statSync(file, {throwIfNoEntry: false});
  return found?.isFile() === true && found.size > 0;
}

async function checkPython({environment}: SetupEffects): Promise<void> {
  if (!(await succeeds('python3', ['--version'], {environment}))) {
    throw new Error(
      'missing python3, or none that runs, which fetches TensorFlow (on Debian or Ubuntu: apt-get install python3 python3-pip; on macOS: xcode-select --install)',
    );
  }
  const {code, complaint} = await runToEnd('python3', ['-m', 'pip', '--version'], {environment});
  if (code === 0) return;
  throw new Error(
    `missing pip, which fetches TensorFlow (on Debian or Ubuntu: apt-get install python3-pip; elsewhere: python3 -m ensurepip)\n${complaint}`,
  );
}

async function download(wheel: Wheel, scratch: string, {environment}: SetupEffects): Promise<string> {
  const requirements = path.join(scratch, 'requirements.txt');
  await writeFile(requirements, `${wheel.name}==${version} --hash=sha256:${wheel.sha256}\n`);
  const target = ['--platform', wheel.tag, '--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311'];
  const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--no-cache-dir', '--no-input'];
  const {code, complaint} = await runPip(
    'python3',
    ['download', ...options, ...target, '--dest', scratch, '--requirement', requirements],
    {environment, scratch, show: true},
  );
  const name = (await readdir(scratch)).find((file) => file.endsWith('.whl'));
  if (code === 0 && name) return path.join(scratch, name);
  throw new Error(
    `cannot download TensorFlow ${version} with pip (is the network there? pip takes its index and proxy from its own settings):\n${complaint}`,
  );
}

async function unpack(wheel: string, folder: string, {environment, platform}: SetupEffects): Promise<void> {
  const options = [unpackScript, wheel, folder, ...wheelFor(platform).libraries];
  const {code, complaint} = await runToEnd('python3', options, {environment});
  if (code !== 0) throw new Error(`cannot unpack ${path.basename(wheel)}:\n${complaint}`);
}
