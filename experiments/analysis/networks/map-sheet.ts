import type {ImageShape} from '../../artifacts/data-shape.ts';
import type {Sheet} from '../../artifacts/image-sheet.ts';
import type {MapSheet} from '../../artifacts/schema.ts';

/** Maps as their record tells of them and as they are to be drawn. */
export interface MapPicture {
  told: MapSheet;
  drawn: Sheet;
}

/**
 * Draws maps of [rows, height, width, columns], one row of tiles after the other. Each row has a scale of its own, its
 * largest value: 255 stands for it and 0 for none, or 128 for none and 1 for as much below, where some are below.
 */
export function drawMaps(
  file: string,
  values: ArrayLike<number>,
  {height, width}: Pick<ImageShape, 'height' | 'width'>,
  columns: number,
): MapPicture {
  const size = height * width * columns;
  const rows = Array.from({length: values.length / size}, (_, row) =>
    Array.from({length: size}, (_, place) => values[row * size + place]!),
  );
  const signed = rows.some((row) => row.some((value) => value < 0));
  const scales = rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const tiles = rows.flatMap((row, place) =>
    Array.from({length: columns}, (_, column) =>
      Uint8Array.from({length: height * width}, (_, cell) =>
        greyLevel(row[cell * columns + column]! / (scales[place]! || 1), signed),
      ),
    ),
  );
  return {
    told: {file, height, width, columns, signed, scales: scales.map((scale) => Number(scale.toPrecision(4)))},
    drawn: {tiles, columns, shape: {height, width, channels: 1}},
  };
}

function greyLevel(share: number, signed: boolean): number {
  return signed ? 128 + Math.round(127 * share) : Math.round(255 * share);
}
