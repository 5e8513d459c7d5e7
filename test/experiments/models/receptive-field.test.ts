import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {placeLayers} from '../../../experiments/models/layer.ts';
import {receptiveFields} from '../../../experiments/models/receptive-field.ts';
import {openTrained} from '../../../experiments/training/trained.ts';
import {grey28} from '../shapes.ts';
import {easyImages} from '../training/easy-images.ts';
import {randomWeights} from '../training/kept-network.ts';

const convolutional: ModelConfig = {
  kind: 'convolutional',
  filters: [4, 4, 4],
  pooled: 2,
  denseUnits: 8,
  dropoutRate: 0,
};
const airbench: ModelConfig = {kind: 'airbench', widths: [3, 4, 4]};

test('receptiveFields(network) grow by the kernel at each convolution, and step wider after each pooling', () => {
  assert.deepEqual(receptiveFields(buildNetwork(convolutional, grey28)), [
    {size: 3, step: 1, start: 0},
    {size: 4, step: 2, start: 0},
    {size: 8, step: 2, start: 0},
    {size: 10, step: 4, start: 0},
    {size: 18, step: 4, start: 0},
    undefined,
    undefined,
    undefined,
  ]);
});

for (const model of [convolutional, airbench]) {
  test(`receptiveFields(${model.kind}) hold every pixel that changes a cell`, () => {
    const network = buildNetwork(model, grey28);
    const trained = openTrained(model, grey28, randomWeights(model, 1));
    const {images} = easyImages(1, 1);
    const before = trained.trace(images);
    const [row, column] = [11, 15];
    const changed = images.slice();
    changed[row * 28 + column]! ^= 255;
    const after = trained.trace(changed);
    trained.dispose();
    receptiveFields(network).forEach((field, place) => {
      if (!field) return;
      const channels = placeLayers({...network, layers: network.layers.slice(0, place + 2)}).at(-1)!.inputShape[2]!;
      const side = Math.sqrt(before[place + 1]!.length / channels);
      const sees = (cell: number, pixel: number) => {
        const first = field.start + cell * field.step;
        return pixel >= first && pixel < first + field.size;
      };
      before[place + 1]!.forEach((value, at) => {
        const cell = Math.floor(at / channels);
        const seen = sees(Math.floor(cell / side), row) && sees(cell % side, column);
        if (!seen) assert.equal(after[place + 1]![at], value, `layer ${place}, cell ${cell}`);
      });
      assert.notDeepEqual(after[place + 1], before[place + 1]);
    });
  });
}
