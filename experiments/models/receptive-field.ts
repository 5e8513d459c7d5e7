import {type Layer, type Network, placeLayers} from './layer.ts';

/** What a cell of a layer's maps sees of the image: in pixels, the same down and across. */
export interface ReceptiveField {
  size: number; // of the square that a cell sees
  step: number; // from the square of a cell to that of the next
  start: number; // where the square of the first cell begins; below 0 where it reaches over the image's edge
}

/** The receptive field of each layer's cells; `undefined` where a layer has no maps. */
export function receptiveFields(network: Network): (ReceptiveField | undefined)[] {
  let field: ReceptiveField | undefined = {size: 1, step: 1, start: 0};
  return placeLayers(network).map(({layer}) => {
    field = field && widen(field, layer);
    return field;
  });
}

function widen({size, step, start}: ReceptiveField, layer: Layer): ReceptiveField | undefined {
  switch (layer.kind) {
    case 'flatten':
    case 'dense':
      return undefined;
    case 'convolution': {
      const reach = (layer.size - 1) * step;
      return {size: size + reach, step, start: layer.padding === 'same' ? start - reach / 2 : start};
    }
    case 'local':
    case 'whitening':
      return {size: size + (layer.size - 1) * step, step, start};
    case 'pooling':
      return {size: size + (layer.size - 1) * step, step: step * layer.size, start};
    case 'normalization':
    case 'activation':
    case 'scale':
    case 'addition': // of what comes the shorter way, which sees less around the same middle
    case 'dropout':
      return {size, step, start};
  }
}
