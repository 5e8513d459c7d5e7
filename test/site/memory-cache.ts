import type {BuildCache} from '../../site/format/build-cache.ts';

/** A cache of builds that can be looked into, and is gone with the test. */
export function memoryCache(): BuildCache & {contents: Map<string, Buffer<ArrayBuffer>>} {
  const contents = new Map<string, Buffer<ArrayBuffer>>();
  return {
    contents,
    read: (name) => contents.get(name),
    write: (name, content) => void contents.set(name, Buffer.from(content)),
  };
}
