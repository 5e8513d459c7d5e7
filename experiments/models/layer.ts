/** One step of a network, as plain data. A new kind of layer is a member here and a case wherever that fails to compile. */
export type Layer =
  | {kind: 'flatten'} // [height, width, channels] -> [height * width * channels]
  | {kind: 'dense'; units: number; activation: Activation; bias: boolean} // [inputs] -> [units]
  | Convolution
  | {kind: 'local'; filters: number; size: number; activation: Activation} // a valid convolution with other kernels and biases at each place
  | {kind: 'whitening'; size: number} // a convolution that gives the independent parts of small squares; not trained
  | {kind: 'pooling'; size: number} // the largest of each square of size x size, which do not overlap
  | {kind: 'normalization'; momentum: number; epsilon: number} // each channel to mean 0 and variance 1, then a bias
  | {kind: 'activation'; activation: Activation}
  | {kind: 'scale'; factor: number} // times a constant
  | {kind: 'addition'; before: number} // adds the output of the layer so many places before it: a shortcut
  | {kind: 'dropout'; rate: number}; // while training: sets this share of the values to 0, divides the rest by 1 - rate

interface Convolution {
  kind: 'convolution';
  filters: number;
  size: number; // of the kernel: size x size
  padding: 'valid' | 'same'; // stays inside the image and shrinks it, or sees zeros around it and keeps its size
  activation: Activation;
  bias: boolean;
  initial: 'glorot' | 'dirac'; // at random, or so that the first filters pass their input on
  frozen?: true; // its kernel stays as it starts
}

/** What follows the sums of a layer. The softmax is that of the last layer alone. */
export type Activation = 'none' | 'relu' | 'softmax';

/** A network is a list of layers, the last of which gives one score a class. */
export interface Network {
  inputShape: readonly number[]; // [height, width, channels]
  layers: readonly Layer[];
}

/** A layer's output shape, without the batch axis. */
export function outputShape(layer: Layer, inputShape: readonly number[]): readonly number[] {
  const [height, width, channels] = inputShape as [number, number, number];
  switch (layer.kind) {
    case 'flatten':
      return [size(inputShape)];
    case 'dense':
      return [layer.units];
    case 'local':
      return [height - layer.size + 1, width - layer.size + 1, layer.filters];
    case 'convolution': {
      const lost = layer.padding === 'valid' ? layer.size - 1 : 0;
      return [height - lost, width - lost, layer.filters];
    }
    case 'whitening':
      return [height - layer.size + 1, width - layer.size + 1, 2 * layer.size ** 2 * channels];
    case 'pooling':
      return [Math.floor(height / layer.size), Math.floor(width / layer.size), channels];
    case 'normalization':
    case 'activation':
    case 'scale':
    case 'addition':
    case 'dropout':
      return inputShape;
  }
}

/** A layer's place in the network, and its input's shape. */
export interface PlacedLayer<Kind extends Layer = Layer> {
  layer: Kind;
  place: number;
  inputShape: readonly number[];
}

/** The layers of a network with the shapes that those before them give. Throws where an addition's two shapes differ. */
export function placeLayers({inputShape, layers}: Network): PlacedLayer[] {
  const shapes = [inputShape];
  return layers.map((layer, place) => {
    const shape = shapes.at(-1)!;
    if (layer.kind === 'addition') checkAddition(layer, place, shapes);
    shapes.push(outputShape(layer, shape));
    return {layer, place, inputShape: shape};
  });
}

function checkAddition(
  {before}: Extract<Layer, {kind: 'addition'}>,
  place: number,
  shapes: readonly (readonly number[])[],
): void {
  const [added, shape] = [before >= 2 && place >= before ? shapes.at(-before) : undefined, shapes.at(-1)!];
  if (added?.join() === shape.join()) return;
  throw new Error(
    `invalid layer ${place + 1}: it adds [${added ?? 'nothing'}] of ${before} layers before to [${shape}] (expected the same shape, of at least 2 before)`,
  );
}

/** How many values an array of this shape holds. */
export function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
