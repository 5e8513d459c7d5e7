import {below, grid, picture, words} from '../../drawings/part.ts';
import {layerTitle} from '../../format/words.ts';
import {mapTile} from '../../images/crops.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import {say} from '../../report/phrases.ts';
import {count, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {eachSet} from '../stills.ts';
import {examplesTable, sources, unopened} from './examples.ts';

/** All response maps of one image. */
export const layerMaps: Figure = {
  id: 'layer-maps',
  body: 'each',
  title: () => say`Layer by layer the maps get smaller and say more`,
  finding: () =>
    say`All response maps of the image above, each layer on one scale. The first still look like the image; the last are a few cells each.`,
  alternative: () => 'For each data set five groups of 32 small pictures, coarser from group to group.',
  table: (records) =>
    examplesTable(
      records,
      [text('Layer'), count('Maps'), count('Height'), count('Width'), count('Pixels across that a cell sees')],
      ({network: {layers, responses}}) =>
        responses.map(({layer, sheet}) => [
          layers[layer]!.title,
          sheet.columns,
          sheet.height,
          sheet.width,
          layers[layer]!.field?.size ?? 0,
        ]),
    ),
  sources,
  still: (records) =>
    eachSet(records, (dataset) => {
      const example = exampleOf(records, dataset);
      if (!example) return words(unopened, 'note');
      const layers = layersOf(example).map(({title, size, crops}) =>
        below(
          [
            words(`${title}: ${size}`, 'note'),
            grid(
              crops.map((crop) => picture(crop, 24)),
              16,
              {gaps: [3, 3]},
            ),
          ],
          5,
        ),
      );
      return below(layers, 14);
    }),
};

/** The maps of the example after each layer that has any. */
export function layersOf({network, place}: Example) {
  return network.responses.map(({layer, sheet}) => {
    const {title, field} = network.layers[layer]!;
    const seen = field ? `; each cell sees ${field.size}\u00a0×\u00a0${field.size}\u00a0pixels` : '';
    return {
      title: layerTitle(title).split(',')[0]!,
      size: `${sheet.columns} maps of ${sheet.height}\u00a0×\u00a0${sheet.width}${seen}`,
      crops: Array.from({length: sheet.columns}, (_, column) => mapTile(sheet, place, column)),
    };
  });
}
