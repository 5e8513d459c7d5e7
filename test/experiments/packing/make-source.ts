import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after} from 'node:test';
import {findImages} from '../../../experiments/packing/find-images.ts';
import type {Found, RawImage} from '../../../experiments/packing/found.ts';
import {InputError} from '../../../experiments/packing/input-error.ts';

const all = mkdtempSync(path.join(tmpdir(), 'packing-'));
after(() => rmSync(all, {recursive: true, force: true}));
let count = 0;

/** A new folder with these files, by their names in it; folders where a name ends in a slash. */
export function makeSource(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  count += 1;
  const folder = path.join(all, `source ${count}`);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    const place = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? place : path.dirname(place), {recursive: true});
    if (!name.endsWith('/')) writeFileSync(place, content);
  }
  return folder;
}

/** What was found, in short: "training Oak Oak/1.png" an image, "name: why" what was left out. */
export function outline({images, leftOut}: Found): {images: string[]; leftOut: string[]} {
  return {
    images: images.map(({part, className, name}) => [...(part ? [part] : []), className, name].join(' ')),
    leftOut: leftOut.map(({name, why}) => `${name}: ${why}`),
  };
}

/** Asserts that nothing can be read, and that the one message says this. */
export async function assertRefuses(source: string, ...says: readonly (string | RegExp)[]): Promise<void> {
  const error = await findImages(source).then(
    () => assert.fail(`${source} was read`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof InputError, `${error instanceof Error ? error.stack : error}`);
  assertSays(error.message, ...says);
}

/** Asserts that a text holds each of these. */
export function assertSays(text: string, ...says: readonly (string | RegExp)[]): void {
  for (const each of says) {
    assert.ok(typeof each === 'string' ? text.includes(each) : each.test(text), `"${text}" does not say ${each}`);
  }
}

/** The numbers of the image at a place. */
export async function rawImage(found: Found, place: number): Promise<RawImage> {
  const image = await found.images[place]!.load();
  assert.ok('pixels' in image);
  return image;
}
