import type {ImageShape} from './data-shape.ts';

/** Equal tiles to be drawn row by row. */
export interface Sheet {
  tiles: Uint8Array[]; // [height, width, channels] each, 0 = background ... 255 = ink
  columns: number;
  shape: ImageShape; // of a tile
}

/** Draws tiles as a PNG, in grey or in colour, without gaps; where the last row is not full, and where there is no tile, 0. */
export async function encodeSheet({tiles, columns, shape}: Sheet): Promise<Uint8Array> {
  const {height, width, channels} = shape;
  const row = width * channels;
  const [wide, high] = [columns * width, Math.max(1, Math.ceil(tiles.length / columns)) * height];
  const pixels = new Uint8Array(wide * high * channels);
  for (const [place, tile] of tiles.entries()) {
    if (tile.length !== height * row)
      throw new Error(`invalid tile ${place}: ${tile.length} bytes (expected ${height} x ${width} x ${channels})`);
    const corner = Math.floor(place / columns) * height * wide * channels + (place % columns) * row;
    for (let y = 0; y < height; y++) pixels.set(tile.subarray(y * row, (y + 1) * row), corner + y * wide * channels);
  }
  const {default: sharp} = await import('sharp'); // takes a while to load
  return sharp(pixels, {raw: {width: wide, height: high, channels}})
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({compressionLevel: 9, adaptiveFiltering: true, palette: false})
    .toBuffer();
}
