import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {copyFile, cp, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {applyPatch} from './apply-patch.ts';
import {cacheFolder, ensureCacheFolder} from './cache-folder.ts';
import {findProgram, runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';
import type {TensorFlowLibrary} from './libtensorflow.ts';
import {putInPlace, withDraft} from './put-in-place.ts';

const addonPath = path.join('lib', 'napi-v8', 'tfjs_binding.node'); // where tfjs-node looks
// tfjs-node lends JavaScript's memory to TensorFlow, which gives it back on threads that may not call Node: that
// damages the heap. The patch copies it, and frees what a failed run or load of a graph would keep.
const patchFile = fileURLToPath(new URL('addon.patch', import.meta.url));

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
    await putInPlace(cached, (draft) =>
      withDraft(`${cached}.sources`, async (sources) => {
        await copyPatched(sources, effects);
        await compile(draft, sources, library, effects);
      }),
    );
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

/** Copies the addon's sources into `target`, patched; those of the package stay as they are. */
async function copyPatched(target: string, effects: SetupEffects): Promise<void> {
  const folder = tfjsFolder(effects);
  const remedy = `it was changed, or is of another tfjs-node than ${patchFile} was made for (install the packages of package-lock.json with npm ci, or make the patch anew)`;
  const patched = await applyPatch(await readFile(patchFile, 'utf8'), folder, remedy);
  await cp(path.join(folder, 'binding'), path.join(target, 'binding'), {recursive: true});
  for (const [file, text] of patched) await writeFile(path.join(target, file), text);
}

async function compile(
  target: string,
  sources: string,
  library: TensorFlowLibrary,
  effects: SetupEffects,
): Promise<void> {
  const [compiler, ...own] = await findCompiler(effects);
  effects.report('compiling the addon of tfjs-node ...');
  const {code, complaint} = await runToEnd(compiler, [...own, ...compilerOptions(target, library, effects)], {
    environment: effects.environment,
    folder: sources,
  });
  if (code !== 0) throw new Error(`cannot compile the addon of tfjs-node with ${compiler}:\n${complaint}`);
  const fault = await loadingFault(target, effects);
  if (fault) throw new Error(`cannot load libtensorflow from ${library.folder}:\n${fault}`);
}

function compilerOptions(target: string, library: TensorFlowLibrary, effects: SetupEffects): string[] {
  const folders = [path.join(effects.packagesFolder, 'node-api-headers', 'include'), `${library.folder}/include`];
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
export async function loadingFault(addon: string, {environment}: SetupEffects): Promise<string> {
  const load = 'process.dlopen({exports: {}}, process.argv[1])';
  const {code, complaint} = await runToEnd(process.execPath, ['-e', load, addon], {environment});
  return code === 0 ? '' : complaint || `the process that loaded it ended with code ${code}`;
}

async function addonKey(library: TensorFlowLibrary, effects: SetupEffects): Promise<string> {
  const manifest = await readFile(path.join(tfjsFolder(effects), 'package.json'), 'utf8');
  const {version} = JSON.parse(manifest) as {version: string};
  const [place, patch] = [library.libraries.join('\n'), await readFile(patchFile)].map((part) =>
    createHash('sha256').update(part).digest('hex').slice(0, 12),
  );
  return `${version}-${effects.platform}-rpath-${place}-${patch}`;
}

function tfjsFolder({packagesFolder}: SetupEffects): string {
  return path.join(packagesFolder, '@tensorflow', 'tfjs-node');
}
