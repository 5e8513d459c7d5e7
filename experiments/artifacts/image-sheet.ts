/** Equal tiles to be drawn row by row. */
export interface Sheet {
  tiles: Uint8Array[]; // [side, side] each, 0 = background ... 255 = ink
  columns: number;
  side?: number; // of a tile, in pixels: 28 unless told
}

/** Draws tiles as a greyscale PNG, without gaps; where the last row is not full, and where there is no tile, 0. */
export async function encodeSheet({tiles, columns, side = 28}: Sheet): Promise<Uint8Array> {
  const width = columns * side;
  const height = Math.max(1, Math.ceil(tiles.length / columns)) * side;
  const pixels = new Uint8Array(width * height);
  for (const [place, tile] of tiles.entries()) {
    if (tile.length !== side * side)
      throw new Error(`invalid tile ${place}: ${tile.length} pixels (expected ${side} x ${side})`);
    const corner = Math.floor(place / columns) * side * width + (place % columns) * side;
    for (let row = 0; row < side; row++) pixels.set(tile.subarray(row * side, (row + 1) * side), corner + row * width);
  }
  const {default: sharp} = await import('sharp'); // takes a while to load
  return sharp(pixels, {raw: {width, height, channels: 1}})
    .toColourspace('b-w')
    .png({compressionLevel: 9, adaptiveFiltering: true, palette: false})
    .toBuffer();
}
