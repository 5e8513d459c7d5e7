import {InputError} from '../input-error.ts';
import type {ByteSource} from './byte-source.ts';
import {shown} from './shown.ts';

/** A file in a zip archive, as the archive's directory has it. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packedSize: number; // bytes
  size: number; // bytes, unpacked
  offset: number; // of its own header
}

const signatures = {end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50};
const longestEnd = 22 + 0xffff; // with a comment
const longestDirectory = 2 ** 24; // bytes
const [unknown16, unknown32] = [0xffff, 0xffffffff]; // stand where zip64 has the number

/** What a zip archive holds (APPNOTE.TXT 6.3.10, zip64 included); throws where that is damaged or encrypted. */
export async function listZip(source: ByteSource): Promise<ZipEntry[]> {
  const {start, length, count} = await findDirectory(source);
  if (length > longestDirectory || start + length > source.size)
    throw damaged(source, `a directory of ${length} bytes at byte ${start} (expected it in the file's ${source.size})`);
  const directory = await source.read(start, length);
  const entries: ZipEntry[] = [];
  for (let place = 0; entries.length < count; ) {
    if (place + 46 > length || directory.readUInt32LE(place) !== signatures.entry)
      throw damaged(source, `${entries.length} files in its directory (expected ${count})`);
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(place + field));
    const end = place + 46 + lengths.reduce((sum, each) => sum + each);
    if (end > length) throw damaged(source, 'its directory breaks off');
    entries.push(readDirectoryEntry(source, directory.subarray(place, end)));
    place = end;
  }
  const seen = new Set<string>();
  for (const {name} of entries) {
    if (seen.has(name)) throw damaged(source, `two files of the name ${shown(name)}`);
    seen.add(name);
  }
  return entries;
}

function readDirectoryEntry(source: ByteSource, bytes: Buffer): ZipEntry {
  const nameLength = bytes.readUInt16LE(28);
  const name = bytes.toString('utf8', 46, 46 + nameLength);
  if (bytes.readUInt16LE(8) & 1)
    throw new InputError(
      `invalid entry ${shown(name)} of ${source.name}: it is encrypted: unpack it with its password`,
    );
  const extra = bytes.subarray(46 + nameLength, 46 + nameLength + bytes.readUInt16LE(30));
  const next = numbers64(extra);
  // in this order, and each only where the plain field does not hold it
  const [size, packedSize, offset] = [24, 20, 42].map((field) => {
    const plain = bytes.readUInt32LE(field);
    const number = plain === unknown32 ? (next() ?? plain) : plain;
    if (!Number.isSafeInteger(number)) throw damaged(source, `a size or place of ${number} bytes for ${shown(name)}`);
    return number;
  }) as [number, number, number];
  return {name, method: bytes.readUInt16LE(10), crc: bytes.readUInt32LE(16), packedSize, size, offset};
}

/** One after the other, the numbers of the field by which zip64 adds to an entry. */
function numbers64(extra: Buffer): () => number | undefined {
  let place = 0;
  while (place + 4 <= extra.length && extra.readUInt16LE(place) !== 1) place += 4 + extra.readUInt16LE(place + 2);
  const end = place + 4 <= extra.length ? Math.min(place + 4 + extra.readUInt16LE(place + 2), extra.length) : 0;
  place += 4;
  return () => {
    if (place + 8 > end) return undefined;
    place += 8;
    return Number(extra.readBigUInt64LE(place - 8));
  };
}

async function findDirectory(source: ByteSource): Promise<{start: number; length: number; count: number}> {
  const from = Math.max(0, source.size - longestEnd);
  const tail = await source.read(from, source.size - from);
  for (let place = tail.length - 22; place >= 0; place -= 1) {
    if (tail.readUInt32LE(place) !== signatures.end) continue;
    if (place + 22 + tail.readUInt16LE(place + 20) !== tail.length) continue;
    const [count, length, start] = [
      tail.readUInt16LE(place + 10),
      tail.readUInt32LE(place + 12),
      tail.readUInt32LE(place + 16),
    ];
    if (count !== unknown16 && length !== unknown32 && start !== unknown32) return {start, length, count};
    return (await findDirectory64(source, from + place)) ?? {start, length, count};
  }
  throw damaged(source, 'no directory at its end, as every zip archive has one');
}

async function findDirectory64(source: ByteSource, end: number) {
  if (end < 20) return undefined;
  const locator = await source.read(end - 20, 20);
  if (locator.readUInt32LE(0) !== signatures.locator64) return undefined;
  const place = Number(locator.readBigUInt64LE(8));
  if (place + 56 > source.size) throw damaged(source, `its directory ends at byte ${place}, behind the file's end`);
  const record = await source.read(place, 56);
  if (record.readUInt32LE(0) !== signatures.end64) throw damaged(source, `no directory's end at byte ${place}`);
  const [count, length, start] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
  return {start: start!, length: length!, count: count!};
}

function damaged({name}: ByteSource, fault: string): InputError {
  return new InputError(
    `invalid zip archive ${name}: ${fault}: the file is damaged, or of another kind; use a copy that is whole`,
  );
}
