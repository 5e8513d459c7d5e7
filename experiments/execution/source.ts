import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from 'esbuild';
import {sha256} from '../artifacts/content-key.ts';

const root = path.join(import.meta.dirname, '../..');
const entry = path.join(root, 'experiments/training/computation.ts');

/**
 * A fingerprint, 64 hex digits, of the source that says what a trial computes: bundled and minified, so that comments,
 * layout and files do not matter, and names hardly, with the versions of the packages that it imports. While it is
 * unchanged, no computation has to be looked at again.
 */
export async function sourceFingerprint(): Promise<string> {
  const {outputFiles, metafile} = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const packages = new Set(imports.filter(({external}) => external).map(({path: name}) => name));
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const versions = [...packages, '@tensorflow/tfjs-node'].sort().map((name) => {
    const {version = '', integrity = ''} = lock.packages[`node_modules/${name}`] ?? {};
    return `${name} ${version} ${integrity}`;
  });
  return sha256([...versions, outputFiles[0]!.text].join('\n'));
}
