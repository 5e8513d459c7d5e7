import sharp from 'sharp';

/** Reads the grey tile of 28 x 28 pixels at a column and a row of a picture, by a way of its own. */
export async function tileAt(file: string, column: number, row: number): Promise<number[]> {
  const tile = sharp(file).extract({left: column * 28, top: row * 28, width: 28, height: 28});
  return [...(await tile.toColourspace('b-w').raw().toBuffer())];
}
