import {accessSync, constants} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import {shown} from './shown.ts';

/** How names of pictures end that can be read: ".jpg", ".svg.gz", ... */
const readable: readonly string[] = Object.values(sharp.format).flatMap(({input}) =>
  input.buffer ? (input.fileSuffix ?? []) : [],
);

/** Pictures that other programs read. */
const unreadable =
  /^\.(bmp|dib|heics?|heifs?|jxl|jp2|jpx|j2k|psd|psb|xcf|ico|cur|tga|pcx|p[bgpn]m|pfm|exr|hdr|dds|eps|ai|cr[23]|crw|nef|arw|dng|orf|rw2|raf|raw)$/;

/** A file in which a picture may lie. */
export interface PictureFile {
  path: string;
  size: number; // bytes
}

/** Why a file is no picture to be packed, as far as name and size tell; undefined where it may be one. */
export function whyNoPicture({path: file, size}: PictureFile): string | undefined {
  const ending = path.extname(file).toLowerCase();
  if (!isPictureName(file)) {
    if (unreadable.test(ending)) return `a picture that is not supported: ${ending}: save it as PNG or JPEG`;
    return ending === '' ? 'no picture: its name has no ending' : `no picture: ${shown(ending)}`;
  }
  if (size === 0) return 'an empty file';
  try {
    accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return `it may not be read (${(error as NodeJS.ErrnoException).code}): give this user the right to it`;
  }
}

/** Whether the name of a file is one that a picture has. */
export function isPictureName(name: string): boolean {
  const lower = name.toLowerCase();
  return readable.some((ending) => lower.endsWith(ending));
}
