import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {sha256} from '../artifacts/content-key.ts';
import {readRecord, writeRecord} from '../artifacts/files.ts';
import {findings} from '../findings/index.ts';
import {hashSources} from './hash-sources.ts';

const root = path.join(import.meta.dirname, '../..');
const computation = 'experiments/training/computation.ts';
const contract = '*/artifacts/schema.ts'; // what it changes shows in what is written, or fails
const entries = '*/report.ts'; // of data sets, in experiments/datasets: what they change shows in the digests of their files

/**
 * Fingerprints, 64 hex digits, of source: bundled and minified, so that comments, layout and files do not matter, and
 * names hardly, with the versions of the packages that it imports. While they are unchanged, nothing has to be looked at
 * again.
 */
export interface Fingerprints {
  computation: string; // of what says what a trial computes
  findings: Readonly<Record<string, string>>; // of each finding, by its name
}

const known = path.join(root, 'node_modules', '.cache', 'fingerprints.json');
const knownSchema = z.strictObject({
  sources: z.string(), // a hash of all files
  computation: z.string(),
  findings: z.record(z.string(), z.string()),
});

/** The fingerprints of today's source: those that are known of these very files, so that esbuild is not asked again. */
export async function fingerprintSource(): Promise<Fingerprints> {
  const sources = hashSources(['experiments']);
  const found = await readRecord(known, knownSchema).catch(() => undefined);
  if (found?.sources === sources) return found;
  const made = await bundleSource();
  await writeRecord(known, knownSchema, {sources, ...made}).catch(() => {}); // the next run asks again
  return made;
}

async function bundleSource(): Promise<Fingerprints> {
  const {build} = await import('esbuild'); // takes a while to load
  const named = findings.map(({name}) => [name, `experiments/findings/${name}.ts`] as const);
  const {outputFiles, metafile} = await build({
    entryPoints: [computation, ...named.map(([, file]) => file)],
    outdir: root,
    outbase: root,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    packages: 'external',
    external: [contract, entries],
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const fingerprint = (entry: string) => {
    const [name, {imports}] = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint === entry)!;
    const text = outputFiles.find((file) => path.relative(root, file.path) === name)!.text;
    const packages = imports.filter(({external}) => external).map(({path: imported}) => imported);
    return sha256([...packageVersions(packages, lock), text].join('\n'));
  };
  return {
    computation: fingerprint(computation),
    findings: Object.fromEntries(named.map(([name, file]) => [name, fingerprint(file)])),
  };
}

function packageVersions(imported: readonly string[], lock: {packages: Record<string, LockedPackage>}): string[] {
  return [...new Set([...imported, '@tensorflow/tfjs-node'])].sort().map((name) => {
    const {version = '', integrity = ''} = lock.packages[`node_modules/${name}`] ?? {};
    return `${name} ${version} ${integrity}`;
  });
}

interface LockedPackage {
  version?: string;
  integrity?: string;
}
