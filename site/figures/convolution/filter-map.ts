import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Crop, foundTile, mapTile} from '../../images/crops.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {count, decimal} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import type {Tile} from '../tiles.ts';
import {examplesTable, sources, unopened} from './examples.ts';

/** One filter's response map, and what pooling leaves of it. */
export const filterMap: Figure = {
  id: 'filter-map',
  title: () => say`The response map shows where the pattern is, the pooled map still does`,
  finding: () =>
    say`The same filter on the same image: its responses at all places, and the largest of each square of 2 by 2. The darker on a light page, the stronger.`,
  alternative: () => 'For each data set three pictures: an image, its response map and the same map pooled.',
  table: (records) =>
    examplesTable(records, [count('Row'), count('Column'), decimal('Response')], ({worked: {convolution}}) =>
      convolution.map.map((response, place) => [
        Math.floor(place / convolution.width),
        place % convolution.width,
        response,
      ]),
    ),
  sources,
  tiles(records, dataset) {
    const example = exampleOf(records, dataset);
    return [{layout: 'three large', tiles: example ? filteredTiles(records, dataset, example) : [], none: unopened}];
  },
};

/** The image, the response map of the filter that is worked out, and the same pooled. */
function filteredTiles(records: Records, dataset: DatasetName, {worked, images, place, network}: Example): Tile[] {
  const {convolution, pooling} = worked;
  const sheetOf = (layer: number) => network.responses.find((row) => row.layer === layer)!.sheet;
  const tileOf = (name: string, crop: Crop): Tile => ({
    pictures: [{crop}],
    names: [name],
    notes: [`${crop.tile.height} × ${crop.tile.width}`],
  });
  return [
    tileOf('Image', foundTile(records, dataset, 'inside', images, place)),
    tileOf('Response map', mapTile(sheetOf(convolution.layer), place, convolution.filter)),
    tileOf('Pooled', mapTile(sheetOf(pooling.layer), place, convolution.filter)),
  ];
}
