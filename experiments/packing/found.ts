/** Parts that a source may divide its images into. */
export const parts = ['training', 'validation', 'test'] as const;
export type Part = (typeof parts)[number];

/** An image of the user's, before it is looked at. */
export interface FoundImage {
  name: string; // what the user knows it by: "Oak/leaf 3.jpg", "leaves.csv, line 17", "leaves.npz, x_train[17]"
  className: string; // as the source has it: a folder's name, a label
  part?: Part; // where the source says so
  load(): Promise<EncodedImage | RawImage>; // throws an Error that says why it cannot be read
}

/** An image as it lies in a file of a known format: JPEG, PNG, WebP, ... */
export interface EncodedImage {
  bytes: Uint8Array;
}

/** An image as plain numbers. */
export interface RawImage {
  height: number;
  width: number;
  channels: 1 | 3;
  pixels: Uint8Array; // [height, width, channels], 0 = black ... 255
}

/** What a source holds. */
export interface Found {
  format: 'folders of pictures' | 'CSV' | 'npz' | 'IDX';
  images: readonly FoundImage[]; // in an order that is the same whenever the same source is read
  leftOut: readonly LeftOut[]; // what was there and is no image of a class, each named
  notes: readonly string[]; // what the user should know of how the source was understood, a sentence each
  stamp: string; // SHA-256 of the names, sizes and times of change of all files that hold images: 64 hex digits
}

/** Something that was found and is not packed. */
export interface LeftOut {
  name: string; // as `FoundImage.name`, or a folder's
  why: string; // "an empty file", "no picture: .txt", "an empty folder: a class without an image"
}
