/** One step of a network, as plain data. A new kind of layer is a member here and a case wherever that fails to compile. */
export type Layer =
  | {kind: 'flatten'} // [height, width, channels] -> [height * width * channels]
  | {kind: 'dense'; units: number; activation: Activation} // [inputs] -> [units]
  | {kind: 'convolution'; filters: number; size: number; padding: Padding; activation: Activation}
  | {kind: 'pooling'; size: number} // the largest of each square of size x size, which do not overlap
  | {kind: 'dropout'; rate: number}; // while training: sets this share of the values to 0, divides the rest by 1 - rate

/** What follows the sums of a layer. The softmax is that of the last layer alone. */
export type Activation = 'none' | 'relu' | 'softmax';

/** Whether a convolution stays inside the image, and shrinks it, or sees zeros around it, and keeps its size. */
export type Padding = 'valid' | 'same';

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
    case 'convolution': {
      const lost = layer.padding === 'valid' ? layer.size - 1 : 0;
      return [...inputShape.slice(0, 2).map((length) => length - lost), layer.filters];
    }
    case 'pooling':
      return [...inputShape.slice(0, 2).map((length) => Math.floor(length / layer.size)), inputShape[2]!];
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
    case 'pooling':
    case 'dropout':
      return [];
    case 'dense':
      return kernelAndBias(place, [size(inputShape), layer.units], 1);
    case 'convolution':
      return kernelAndBias(place, [layer.size, layer.size, inputShape[2]!, layer.filters], layer.size ** 2);
  }
}

/** A kernel of [..., inputs, outputs] that is used at `positions` places of a unit's input, and a bias an output. */
function kernelAndBias(place: number, shape: readonly number[], positions: number): WeightSpec[] {
  const [inputs, outputs] = shape.slice(-2) as [number, number];
  const fanIn = positions * inputs;
  return [
    {name: `${place}/kernel`, shape, fanIn, fanOut: positions * outputs},
    {name: `${place}/bias`, shape: [outputs], fanIn, fanOut: 0},
  ];
}

/** How many values an array of this shape holds. */
export function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
