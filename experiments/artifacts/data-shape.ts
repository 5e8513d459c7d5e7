/** The shape of an image: height x width pixels of one grey value, or of red, green and blue. */
export interface ImageShape {
  height: number;
  width: number;
  channels: 1 | 3;
}

/** The shape of a data set's images, and how many classes they have. */
export interface DataShape extends ImageShape {
  classCount: number;
}

/** How many bytes an image has. */
export function sizeOf({height, width, channels}: ImageShape): number {
  return height * width * channels;
}
