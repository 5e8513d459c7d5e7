import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {copyFile, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {cacheFolder, ensureCacheFolder} from './cache-folder.ts';
import {findProgram, runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';
import type {TensorFlowLibrary} from './libtensorflow.ts';
import {putInPlace} from './put-in-place.ts';

const addonPath = path.join('lib', 'napi-v8', 'tfjs_binding.node'); // where tfjs-node looks

/** True where tfjs-node holds the addon that was built against `library`. */
export async function hasAddon(library: TensorFlowLibrary, effects: SetupEffects): Promise<boolean> {
  const addon = path.join(tfjsFolder(effects), addonPath);
  if (!existsSync(addon) || !existsSync(`${addon}.built`)) return false;
  return (await readFile(`${addon}.built`, 'utf8')) === (await addonKey(library, effects));
}

/** Gives tfjs-node its addon: the one in the cache, or one compiled now (10 seconds). */
export async function ensureAddon(library: TensorFlowLibrary, effects: SetupEffects): Promise<void> {
  const key = await addonKey(library, effects);
  await ensureCacheFolder(effects.environment);
  const cached = path.join(cacheFolder(effects.environment), `tfjs-binding-${key}.node`);
  if (!existsSync(cached) || (await loadingFault(cached, effects))) {
    await rm(cached, {force: true});
    await putInPlace(cached, (draft) => compile(draft, library, effects));
  }
  const addon = path.join(tfjsFolder(effects), addonPath);
  await rm(`${addon}.built`, {force: true});
  await putInPlace(addon, (draft) => copyFile(cached, draft));
  await putInPlace(`${addon}.built`, (draft) => writeFile(draft, key));
}

/**
 * Finds a C++ compiler: CXX, which may hold options as in `ccache g++`, else c++, g++ or clang++; fails with how to get
 * one.
 */
export async function findCompiler({environment}: SetupEffects): Promise<[program: string, ...options: string[]]> {
  const whole = environment.CXX ? await findProgram([environment.CXX], environment) : undefined;
  if (whole) return [whole];
  const [name, ...options] = environment.CXX?.trim().split(/\s+/) ?? [];
  const names = name ? [name] : ['c++', 'g++', 'clang++'];
  const compiler = await findProgram(names, environment);
  if (compiler) return [compiler, ...options];
  throw new Error(
    `missing C++ compiler, which builds tfjs-node's addon: ${names.join(', ')} not found (on Debian or Ubuntu: apt-get install g++; on macOS: xcode-select --install; or name one in CXX)`,
  );
}

async function compile(target: string, library: TensorFlowLibrary, effects: SetupEffects): Promise<void> {
  const [compiler, ...own] = await findCompiler(effects);
  effects.report('compiling the addon of tfjs-node ...');
  const {code, complaint} = await runToEnd(compiler, [...own, ...compilerOptions(target, library, effects)], {
    environment: effects.environment,
    folder: tfjsFolder(effects),
  });
  if (code !== 0) throw new Error(`cannot compile the addon of tfjs-node with ${compiler}:\n${complaint}`);
  const fault = await loadingFault(target, effects);
  if (fault) throw new Error(`cannot load libtensorflow from ${library.folder}:\n${fault}`);
}

function compilerOptions(target: string, library: TensorFlowLibrary, effects: SetupEffects): string[] {
  const folders = [path.join(effects.packagesFolder, 'node-api-headers', 'include'), `${library.folder}/include`, '..'];
  return [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'],
    // On macOS the functions of Node are looked up when the addon is loaded; on Linux that is so anyway.
    ...(effects.platform.startsWith('darwin') ? ['-undefined', 'dynamic_lookup'] : []),
    ...folders.flatMap((folder) => ['-I', folder]),
    ...['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc', '-o', target],
    ...library.libraries,
    ...['-Xlinker', '-rpath', '-Xlinker', path.dirname(library.libraries[0]!)],
    // As an RPATH it comes before LD_LIBRARY_PATH, where a user may have another TensorFlow, as in conda.
    ...(effects.platform.startsWith('linux') ? ['-Xlinker', '--disable-new-dtags'] : []),
  ];
}

/** What the dynamic linker says against the addon; empty where it loads. */
async function loadingFault(addon: string, {environment}: SetupEffects): Promise<string> {
  const load = 'process.dlopen({exports: {}}, process.argv[1])';
  const {code, complaint} = await runToEnd(process.execPath, ['-e', load, addon], {environment});
  return code === 0 ? '' : complaint || `the process that loaded it ended with code ${code}`;
}

async function addonKey(library: TensorFlowLibrary, effects: SetupEffects): Promise<string> {
  const manifest = await readFile(path.join(tfjsFolder(effects), 'package.json'), 'utf8');
  const {version} = JSON.parse(manifest) as {version: string};
  const place = createHash('sha256').update(library.libraries.join('\n')).digest('hex').slice(0, 12);
  return `${version}-${effects.platform}-rpath-${place}`;
}

function tfjsFolder({packagesFolder}: SetupEffects): string {
  return path.join(packagesFolder, '@tensorflow', 'tfjs-node');
}
