// Makes a report of images of the user's own, or begins a file to write on: npm run new -- --help

import {existsSync} from 'node:fs';
import path from 'node:path';
import {sweepDrafts, writeAtomically} from '../experiments/artifacts/files.ts';
import {builtIn} from '../experiments/datasets/built-in.ts';
import {leftOutFile, type OwnEntry, packedFolder, packingOf} from '../experiments/datasets/packed.ts';
import {readOwn} from '../experiments/datasets/report.ts';
import {findImages, placeOf} from '../experiments/packing/find-images.ts';
import type {Found, LeftOut} from '../experiments/packing/found.ts';
import {lookAt} from '../experiments/packing/look.ts';
import {pack} from '../experiments/packing/pack.ts';
import {failBriefly} from './fail-briefly.ts';
import {interruptible} from './interruptible.ts';
import {
  askForInk,
  describeFound,
  describeGreys,
  describeNames,
  describePacked,
  describePacking,
  tellLeftOut,
} from './new/describe.ts';
import {readOptions} from './new/options.ts';
import {proposeEntry} from './new/propose-entry.ts';
import {reportText} from './new/report-file.ts';
import {writeStart} from './new/write-start.ts';

failBriefly();
const {name, source, start, options} = readOptions(process.argv);
const folder = path.resolve('reports', name);
const file = path.join(folder, 'report.ts');
if (start) say(await writeStart(start));
else await (source === undefined ? packAgain() : makeNew(placeOf(source)));

/** Looks at images, packs them and writes a report.ts. */
async function makeNew(from: string): Promise<void> {
  if (existsSync(file))
    throw new Error(
      `${file} is there already (expected a new name): change what it says, then npm run new -- ${name} packs what it asks for; ${Object.keys(builtIn).join(' or ')} among its datasets stands beside yours`,
    );
  const found = await findImages(from);
  const looks = await lookAt(found.images);
  say(describeFound(found, looks));
  const entry = proposeEntry(name, from, found, looks, options);
  say([...describeNames(entry), ...describeGreys(entry, looks, options.greys)]);
  await packEntry(entry, found);
  if (options.dryRun) return;
  await writeAtomically(file, reportText({title: entry.title, entry, beside: options.beside}));
  say([
    `wrote ${path.relative('', file)}: what the report says of your images may be changed there`,
    `next: npm run experiments -- ${name}`,
    `then: npm start -- ${name}`,
  ]);
}

/** Packs the images of each entry of a report as its report.ts says it now. */
async function packAgain(): Promise<void> {
  const {datasets} = await readOwn(folder);
  const entries = datasets.filter((each): each is OwnEntry => typeof each !== 'string' && 'from' in each);
  if (entries.length === 0)
    throw new Error(`${file} has no images of your own to pack (expected an entry with "from")`);
  for (const entry of entries) {
    say(askForInk(entry));
    await packEntry(entry, await findImages(entry.from, folder));
  }
}

async function packEntry(entry: OwnEntry, found: Found): Promise<void> {
  const packing = packingOf(entry);
  say([describePacking(packing)]);
  if (options.dryRun) return;
  await sweepDrafts(folder);
  const target = packedFolder(folder, entry.name);
  const tell = tellProgress(found.images.length);
  const report = await interruptible((signal) => pack(found, packing, target, {signal, tell, accept: acceptLeftOut}));
  const leftOut = report.leftOut.map(tellLeftOut);
  if (leftOut.length > 0) await writeAtomically(path.join(target, leftOutFile), `${leftOut.join('\n')}\n`);
  say(describePacked(report));
}

function acceptLeftOut(leftOut: readonly LeftOut[]): void {
  if (!options.strict || leftOut.length === 0) return;
  const lines = leftOut.map(tellLeftOut);
  throw new Error(`--strict: ${lines.length} would be left out (expected none):\n${lines.join('\n')}`);
}

/** Says every few seconds how many are done. */
function tellProgress(count: number): (done: number) => void {
  let last = Date.now();
  return (done) => {
    if (Date.now() - last < 3000) return;
    last = Date.now();
    console.log(`  ${done} of ${count} images looked at`);
  };
}

function say(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}
