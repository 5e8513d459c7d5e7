/** One step of a network, as plain data. A new kind of layer is a member here and a case wherever that fails to compile. */
export type Layer =
  | {kind: 'flatten'} // [height, width, channels] -> [height * width * channels]
  | {kind: 'dense'; units: number; activation: 'relu' | 'softmax'} // [inputs] -> [units]
  | {kind: 'dropout'; rate: number}; // while training: sets this share of the values to 0, divides the rest by 1 - rate

/** A network is a list of layers, the last of which gives one probability a class. */
export interface Network {
  inputShape: readonly number[]; // [height, width, channels]
  layers: readonly Layer[];
}

/** An array of weights to be trained. */
export interface WeightSpec {
  name: string; // unique within the network: "<layer's place>/<kernel or bias>"
  shape: readonly number[];
  fanIn: number; // inputs of a unit
  fanOut: number; // 0 for a bias, which starts at zero
}

/** A layer's output shape, without the batch axis. */
export function outputShape(layer: Layer, inputShape: readonly number[]): readonly number[] {
  switch (layer.kind) {
    case 'flatten':
      return [size(inputShape)];
    case 'dense':
      return [layer.units];
    case 'dropout':
      return inputShape;
  }
}

/** A layer's input with its place in the network. */
export interface PlacedLayer {
  layer: Layer;
  place: number;
  inputShape: readonly number[];
  weights: WeightSpec[];
}

/** The layers of a network with what depends on those before them. */
export function placeLayers({inputShape, layers}: Network): PlacedLayer[] {
  let shape = inputShape;
  return layers.map((layer, place) => {
    const placed = {layer, place, inputShape: shape, weights: weightSpecs(layer, place, shape)};
    shape = outputShape(layer, shape);
    return placed;
  });
}

function weightSpecs(layer: Layer, place: number, inputShape: readonly number[]): WeightSpec[] {
  switch (layer.kind) {
    case 'flatten':
    case 'dropout':
      return [];
    case 'dense': {
      const [inputs] = inputShape as [number];
      return [
        {name: `${place}/kernel`, shape: [inputs, layer.units], fanIn: inputs, fanOut: layer.units},
        {name: `${place}/bias`, shape: [layer.units], fanIn: inputs, fanOut: 0},
      ];
    }
  }
}

/** How many values an array of this shape holds. */
export function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
