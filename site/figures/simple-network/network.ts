import type {Group} from '../../../experiments/artifacts/schema.ts';
import {networkDiagram} from '../../charts/network-diagram.ts';
import {layerTitle} from '../../format/words.ts';
import {sheetTile} from '../../images/crops.ts';
import {shapeWords} from '../../live/network/words.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {runsOfStudies} from '../sources.ts';

interface Diagram {
  id: string;
  study: string;
  model: string;
  title: string;
  finding: (cost: {parameters: Quote; multiplyAdds: Quote}) => Phrase;
  rest?: () => Phrase;
}

/** The simple network, layer by layer. */
export const network = diagram({
  id: 'network',
  study: 'simple-network',
  model: 'nn-512',
  title: 'One hidden layer holds nearly all the parameters',
  finding: ({parameters, multiplyAdds}) =>
    say`In all, ${parameters} numbers are learnt; naming one image takes ${multiplyAdds} multiplications and additions.`,
});

/** The convolutional network, layer by layer. */
export const cnnNetwork = diagram({
  id: 'cnn-network',
  study: 'nn-against-cnn',
  model: 'cnn-32-32-32-dropout',
  title: 'From one picture to many small ones, and from those to a number a class',
  finding: ({parameters, multiplyAdds}) =>
    say`Each stack is a layer’s response maps: smaller and smaller, and 32 of them. All in all ${parameters} numbers are learnt; naming one image takes ${multiplyAdds} multiplications, each with an addition.`,
});

/** The small network of today, layer by layer. */
export const modernNetwork = diagram({
  id: 'modern-network',
  study: 'small-airbench',
  model: 'airbench-small',
  title: 'Seven convolutions, and hardly anything after them',
  finding: ({parameters, multiplyAdds}) =>
    say`Three blocks of two convolutions follow the first layer. In all, ${parameters} numbers are learnt or computed; naming one image takes ${multiplyAdds} multiply-adds.`,
  rest: () =>
    say`After each of these six stand batch normalisation and ReLU. Before softmax, the sums are multiplied by a fixed small number, as in the original.`,
});

function diagram({id, study, model, title, finding, rest}: Diagram): Figure {
  const groupOf = (records: Records): Group | undefined =>
    groupsIn(records, study).find((group) => group.model === model);
  const layersOf = (records: Records) => groupOf(records)?.layers ?? [];
  return {
    id,
    title: () => say`${title}`,
    finding(records) {
      const group = groupOf(records);
      if (!group) return [];
      const at = `studies/${study}/${group.dataset}/${model}`;
      return finding({
        parameters: {at: `${at}#parameters`, as: 'count'},
        multiplyAdds: {at: `${at}#multiplyAdds`, as: 'count'},
      });
    },
    ...(rest && {rest}),
    alternative: (records) =>
      `The network, layer by layer, from the image to an answer a class. ${layersOf(records)
        .map(
          ({title: layer, outputShape, parameters}) =>
            `${layerTitle(layer)}: output ${outputShape.join(' by ')}, ${parameters} parameters.`,
        )
        .join(' ')}`,
    table: (records) => ({
      columns: [
        {name: 'Layer', as: 'text'},
        {name: 'Output shape', as: 'text'},
        {name: 'Parameters', as: 'count'},
        {name: 'Multiply-adds', as: 'count'},
      ],
      rows: layersOf(records).map(({title: layer, outputShape, parameters, multiplyAdds}) => [
        layerTitle(layer),
        shapeWords(outputShape),
        parameters,
        multiplyAdds,
      ]),
    }),
    sources: (records) => runsOfStudies(records, [study]),
    async draw(records, width, show) {
      const layers = layersOf(records);
      if (layers.length === 0) return '';
      const crop = sheetTile(records, subject, 'samples', 0);
      return networkDiagram(layers, [crop.tile.height, crop.tile.width], width, await show(crop));
    },
  };
}
