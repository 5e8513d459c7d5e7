import {ensureAddon, findCompiler, hasAddon} from './addon.ts';
import {machine, type SetupEffects} from './effects.ts';
import {fetchLibrary, findLibrary} from './libtensorflow.ts';
import {ensureNativeEngine} from './native-engine.ts';

/** Readies both engines: TensorFlow, which says what is computed, and the native one, which trains where it can. */
export async function ensureEngines(): Promise<void> {
  await ensureEngine();
  await ensureNativeEngine(machine);
}

/** Makes `@tensorflow/tfjs-node` loadable: libtensorflow in the cache folder, the addon in node_modules. */
export async function ensureEngine(effects: Partial<SetupEffects> = {}): Promise<void> {
  const here = {...machine, ...effects};
  let library = findLibrary(here);
  if (library && (await hasAddon(library, here))) return;
  if (!library) {
    await findCompiler(here); // before 275 MB are on their way
    await fetchLibrary(here);
    library = findLibrary(here);
  }
  if (!library) throw new Error('libtensorflow is incomplete after its set-up: its wheel lacks a library or a header');
  await ensureAddon(library, here);
}
