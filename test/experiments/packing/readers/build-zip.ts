import {crc32, deflateRawSync} from 'node:zlib';

/** How a zip archive is built; what is not said is as NumPy writes it. */
export interface ZipStyle {
  isDeflated?: boolean;
  isZip64?: boolean;
  comment?: string;
  change?: (entry: {size: number; packedSize: number; crc: number; flags: number; method: number}) => void;
}

/** The bytes of a zip archive that holds these files. */
export function buildZip(files: Readonly<Record<string, Uint8Array>>, style: ZipStyle = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = style.isDeflated ? deflateRawSync(bytes) : Buffer.from(bytes);
    const method = style.isDeflated ? 8 : 0;
    const entry = {size: bytes.length, packedSize: packed.length, crc: crc32(bytes), flags: 0, method};
    style.change?.(entry);
    const local = Buffer.concat([header(0x04034b50, entry, name, 30), Buffer.from(name), packed]);
    directory.push(directoryEntry(entry, name, offset, style.isZip64 ?? false));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, end(listed.length, offset, directory.length, style)]);
}

type Entry = {size: number; packedSize: number; crc: number; flags: number; method: number};

function header(
  signature: number,
  {size, packedSize, crc, flags, method}: Entry,
  name: string,
  length: number,
): Buffer {
  const bytes = Buffer.alloc(length);
  const shift = length === 46 ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(flags, 6 + shift);
  bytes.writeUInt16LE(method, 8 + shift);
  bytes.writeUInt32LE(crc, 14 + shift);
  bytes.writeUInt32LE(packedSize >>> 0, 18 + shift);
  bytes.writeUInt32LE(size >>> 0, 22 + shift);
  bytes.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
  return bytes;
}

function directoryEntry(entry: Entry, name: string, offset: number, isZip64: boolean): Buffer {
  const bytes = header(0x02014b50, entry, name, 46);
  bytes.writeUInt32LE(offset, 42);
  if (!isZip64) return Buffer.concat([bytes, Buffer.from(name)]);
  const extra = Buffer.alloc(28 + 5);
  extra.set([0x99, 0x99, 1, 0, 7]); // a field of somebody else's before it
  extra.set([1, 0, 24, 0], 5);
  for (const [place, number] of [entry.size, entry.packedSize, offset].entries())
    extra.writeBigUInt64LE(BigInt(number), 9 + 8 * place);
  for (const place of [20, 24, 42]) bytes.writeUInt32LE(0xffffffff, place);
  bytes.writeUInt16LE(extra.length, 30);
  return Buffer.concat([bytes, Buffer.from(name), extra]);
}

function end(length: number, start: number, count: number, {isZip64, comment = ''}: ZipStyle): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(isZip64 ? 0xffff : count, 10);
  bytes.writeUInt32LE(isZip64 ? 0xffffffff : length, 12);
  bytes.writeUInt32LE(isZip64 ? 0xffffffff : start, 16);
  bytes.writeUInt16LE(Buffer.byteLength(comment), 20);
  if (!isZip64) return Buffer.concat([bytes, Buffer.from(comment)]);
  const [record, locator] = [Buffer.alloc(56), Buffer.alloc(20)];
  record.writeUInt32LE(0x06064b50, 0);
  for (const [place, number] of [count, length, start].entries())
    record.writeBigUInt64LE(BigInt(number), 32 + 8 * place);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + length), 8);
  return Buffer.concat([record, locator, bytes, Buffer.from(comment)]);
}
