import {createHash} from 'node:crypto';

/** JSON with the keys of every object in alphabetical order, so that equal data give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Names plain data: the first 16 hex digits of the SHA-256 of its canonical JSON. */
export function contentKey(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, 16);
}

/** SHA-256 as 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
