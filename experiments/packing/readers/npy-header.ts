import {InputError} from '../input-error.ts';
import {shown} from './shown.ts';

/** What the header of an npy file says of its array. */
export interface NpyHeader {
  kind: 'u' | 'i' | 'f' | 'b' | 'U' | 'S'; // unsigned, signed, floating point, boolean; texts of UTF-32, of bytes
  itemSize: number; // bytes of an element
  isBigEndian: boolean;
  isFortran: boolean; // the first axis runs fastest
  shape: readonly number[];
  dataStart: number; // byte where the elements begin
}

const magic = Buffer.from('\x93NUMPY', 'latin1');
const longestHeader = 2 ** 16; // bytes; NumPy itself reads no more than 10,000 of strangers

/** Reads the header of an npy file of version 1, 2 or 3 (NumPy's NEP 1); throws an error that names `name`. */
export function readNpyHeader(bytes: Buffer, name: string): NpyHeader {
  if (bytes.length < 10 || !bytes.subarray(0, 6).equals(magic))
    throw invalid(name, 'it does not begin as an npy file does');
  const version = bytes[6]!;
  if (version < 1 || version > 3) throw invalid(name, `version ${version} (expected 1, 2 or 3)`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw invalid(name, 'it breaks off in its header');
  const length = version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  if (length > longestHeader) throw invalid(name, `a header of ${length} bytes (expected ${longestHeader} at most)`);
  if (start + length > bytes.length) throw invalid(name, 'it breaks off in its header');
  const text = bytes.toString(version === 3 ? 'utf8' : 'latin1', start, start + length);
  const fields = new DictionaryParser(text, (fault) => invalid(name, `header ${quoted(text)}: ${fault}`)).read();
  return {...describe(fields, name), dataStart: start + length};
}

type Value = string | boolean | readonly number[];

/** Reads a Python dictionary of texts, booleans and tuples of whole numbers, and runs nothing. */
class DictionaryParser {
  private place = 0;
  private readonly text: string;
  private readonly fail: (fault: string) => InputError;

  constructor(text: string, fail: (fault: string) => InputError) {
    this.text = text;
    this.fail = fail;
  }

  read(): Map<string, Value> {
    const fields = new Map<string, Value>();
    this.expect(/\{/y, 'an opening brace');
    while (!this.take(/\}/y)) {
      const key = this.readText();
      this.expect(/:/y, 'a colon');
      if (fields.has(key)) throw this.fail(`${quoted(key)} twice`);
      fields.set(key, this.readValue());
      if (this.take(/,/y)) continue;
      this.expect(/\}/y, 'a comma or a closing brace');
      break;
    }
    this.take(/\s*/y);
    if (this.place < this.text.length) throw this.fail(`more behind it, from place ${this.place} on`);
    return fields;
  }

  private readValue(): Value {
    const word = this.take(/True|False/y);
    if (word) return word === 'True';
    if (this.take(/\(/y)) return this.readTuple();
    if (this.take(/\[/y)) throw this.fail('several fields an element (expected plain numbers)');
    return this.readText();
  }

  private readTuple(): number[] {
    const numbers: number[] = [];
    while (!this.take(/\)/y)) {
      numbers.push(Number.parseInt(this.expect(/\d{1,15}L?/y, 'a size'), 10));
      if (this.take(/,/y)) continue;
      this.expect(/\)/y, 'a comma or a closing parenthesis');
      break;
    }
    return numbers;
  }

  private readText(): string {
    return this.expect(/'[^'\\]*'|"[^"\\]*"/y, 'a text in quotes').slice(1, -1);
  }

  private expect(pattern: RegExp, what: string): string {
    const found = this.take(pattern);
    if (found === undefined) throw this.fail(`expected ${what} at place ${this.place}`);
    return found;
  }

  private take(pattern: RegExp): string | undefined {
    while (this.place < this.text.length && ' \t\r\n\0'.includes(this.text[this.place]!)) this.place += 1;
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text)?.[0];
    this.place += found?.length ?? 0;
    return found;
  }
}

function describe(fields: ReadonlyMap<string, Value>, name: string): Omit<NpyHeader, 'dataStart'> {
  const [type, isFortran, shape] = ['descr', 'fortran_order', 'shape'].map((key) => fields.get(key));
  if (typeof type !== 'string' || typeof isFortran !== 'boolean' || !Array.isArray(shape))
    throw invalid(name, 'its header lacks descr, fortran_order or shape');
  if (/^\|?O/.test(type)) {
    throw new InputError(
      `cannot read ${name}: it holds Python objects, which may run a program when they are read (expected plain numbers): save it anew from numpy.asarray(array.tolist(), dtype="uint8")`,
    );
  }
  const [, order, kind, size] = /^([<>|=])([uifbUS])(\d{1,6})$/.exec(type) ?? [];
  const itemSize = Number(size) * (kind === 'U' ? 4 : 1);
  const sizes: Record<string, readonly number[]> = {u: [1, 2, 4, 8], i: [1, 2, 4, 8], f: [4, 8], b: [1]};
  if (kind === undefined || itemSize === 0 || !(sizes[kind]?.includes(itemSize) ?? true)) {
    throw invalid(name, `elements of type ${quoted(type)} (expected whole numbers, float32, float64, bool, or texts)`);
  }
  return {kind: kind as NpyHeader['kind'], itemSize, isBigEndian: order === '>', isFortran, shape};
}

function quoted(text: string): string {
  return JSON.stringify(shown(text.trim().slice(0, 120)));
}

function invalid(name: string, fault: string): InputError {
  return new InputError(`invalid npy array ${name}: ${fault}: save it anew with numpy.save or numpy.savez`);
}
