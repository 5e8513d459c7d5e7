import {networkDiagram} from '../charts/network-diagram.ts';
import {link} from '../links.ts';
import {say} from '../phrases.ts';
import type {Records} from '../records.ts';
import {sheetOf, tileAt, tileSize} from '../sheets.ts';
import {groupOn, studyNamed} from '../studies.ts';
import type {Figure} from './figure.ts';
import {runsOf} from './sources.ts';

const groupOf = (records: Records) => groupOn(studyNamed(records, 'simple-network'), 'mnist');

/** The simple network, layer by layer. */
export const network: Figure = {
  id: 'network',
  page: '/simple-network/',
  title: () => say`One hidden layer holds nearly all the parameters`,
  finding(records) {
    const place = `studies/simple-network/mnist/${groupOf(records).model}`;
    return say`Shapes are written under the layers. All in all ${{at: `${place}#parameters`, as: 'count'}} numbers are learnt; naming one image takes ${{at: `${place}#multiplyAdds`, as: 'count'}} multiplications and additions.`;
  },
  alternative: (records) =>
    `The network as a row of bars, from the image to the ten answers. ${groupOf(records)
      .layers.map(
        ({title, outputShape, parameters}) => `${title}: output ${outputShape.join(' by ')}, ${parameters} parameters.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Layer', as: 'text'},
      {name: 'Output shape', as: 'text'},
      {name: 'Parameters', as: 'count'},
      {name: 'Multiply-adds', as: 'count'},
    ],
    rows: groupOf(records).layers.map(({title, outputShape, parameters, multiplyAdds}) => [
      title,
      outputShape.join(' × '),
      parameters,
      multiplyAdds,
    ]),
  }),
  sources: (records) => runsOf(records, 'simple-network'),
  draw(records, width) {
    const sheet = sheetOf(records, 'fashion-mnist', 'samples');
    const picture = {href: link(sheet.path), ...tileAt(sheet, 0)};
    return networkDiagram(groupOf(records).layers, [tileSize, tileSize], width, picture);
  },
};
