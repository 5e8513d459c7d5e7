import {isOwn} from '../records/datasets.ts';

/** A word of the field, and what it means in this report. */
export interface Term {
  name: string;
  forms?: string[]; // other forms and words for the same
  text: string;
  everyday?: true; // also an everyday word, which is not linked wherever it stands
}

/** All terms, in alphabetical order. */
export const glossary: readonly Term[] = (
  [
    {
      name: 'accuracy',
      forms: ['accuracies'],
      text: 'The share of images whose class a network names correctly: the one to which it gives the largest probability.',
    },
    {
      name: 'ASHA',
      text: 'Asynchronous successive halving: a configuration goes on as soon as it is among the best so far at its stage, without waiting for the others.',
    },
    {
      name: 'augmentation',
      forms: ['augmented'],
      text: 'Changing training images a little each time they are shown, by moving, mirroring or partly erasing them, in ways that do not change their class.',
    },
    {
      name: 'batch',
      forms: ['batches'],
      text: 'The group of images whose mean loss makes one training step.',
    },
    {
      name: 'batch normalisation',
      text: 'Shifting and scaling the numbers of each channel so that over a batch they have mean 0 and variance 1; after training, by running means instead of the batch.',
    },
    {
      name: 'bias',
      forms: ['biases'],
      text: 'A number that a unit or a filter adds to its weighted sum, whatever the input.',
    },
    {
      name: 'bootstrap',
      text: 'Drawing samples from the sample at hand, with repetition, many times over; how much a result varies between draws tells how far chance could have moved it.',
    },
    {
      name: 'calibration',
      forms: ['calibrated'],
      text: 'How well stated probabilities fit: of all answers given with probability .8, eight in ten should be right.',
    },
    {
      name: 'calibration error',
      text: 'How far confidence and accuracy lie apart on average: over fifteen stretches of confidence, each weighted by its number of answers.',
    },
    {
      name: 'channel',
      forms: ['channels'],
      text: 'One of the maps of which an image or a stack of response maps consists: a grey image has one, the output of a layer as many as it has filters.',
    },
    {
      name: 'class',
      forms: ['classes'],
      text: 'One of the names that an image can have, of which a network chooses one.',
      everyday: true,
    },
    {
      name: 'class activation map',
      forms: ['class activation'],
      text: 'A picture of how much each place of the last maps speaks for a class.',
    },
    {
      name: 'confidence',
      text: 'The largest of the probabilities that a network gives for an image.',
      everyday: true,
    },
    {
      name: 'confidence interval',
      forms: ['confidence intervals', '95 in 100 interval'],
      text: 'A range computed so that, were all repeated with new images and new seeds, 95 of 100 such ranges would hold the true value. Where a network was trained once, it allows for new images alone.',
    },
    {
      name: 'confident learning',
      text: 'A way to find labels that are probably wrong: networks that have not seen an image name it otherwise, as surely as they usually give that name.',
    },
    {
      name: 'conformal set',
      forms: ['conformal sets', 'conformal prediction'],
      text: 'As many classes as are needed so that the true one is among them for a promised share of new images; validation images say how many that are.',
    },
    {
      name: 'confusion matrix',
      text: 'A table with a row for each true class and a column for each class that was named; its cells count images.',
    },
    {
      name: 'convolution',
      forms: ['convolutions'],
      text: 'Laying a small table of weights on every place of an image and adding up the products: the same pattern is sought everywhere. In this field the table is not turned round first.',
    },
    {
      name: 'convolutional neural network',
      forms: ['CNN', 'CNNs'],
      text: 'A neural network with convolutions among its layers.',
    },
    {
      name: 'coverage',
      text: 'The share of images that a network answers where it may decline to; of conformal sets, the share that holds the true class.',
      everyday: true,
    },
    {
      name: 'cross-entropy',
      text: 'The negative logarithm of the probability that was given to the true class; the loss of all networks here.',
    },
    {
      name: 'dense layer',
      forms: ['dense layers'],
      text: 'A layer with a weight for each pair of an input and an output, and a bias for each output.',
    },
    {
      name: 'dropout',
      text: 'Setting each of a layer’s numbers to 0 with a certain chance, anew at each training step, so that none can rely on any single other one.',
    },
    {
      name: 'ensemble',
      forms: ['ensembles'],
      text: 'Several networks that answer together, by majority or by the mean of their probabilities.',
    },
    {
      name: 'epoch',
      forms: ['epochs'],
      text: 'One pass of training through all training images.',
    },
    {
      name: 'F1',
      text: 'The harmonic mean of precision and recall.',
    },
    {
      name: 'filter',
      forms: ['filters'],
      text: 'The weights of a convolution that make one response map: a kernel for each input channel, and a bias.',
    },
    {
      name: 'flatten',
      text: 'Writing a block of numbers as one row, so that a dense layer can take it.',
    },
    {
      name: 'grid',
      text: 'All combinations of a few values for each of some hyperparameters, each of them trained.',
      everyday: true,
    },
    {
      name: 'hyperparameter',
      forms: ['hyperparameters'],
      text: 'What is set before training and not learnt: numbers of layers, filters and units, learning rate, number of epochs.',
    },
    {
      name: 'Holm’s correction',
      text: 'Asks more of each p value, the more differences are tested together, so that, were none of them real, in at most 5 of 100 such sets of tests even one would be called so.',
    },
    {
      name: 'Hyperband',
      text: 'Several rounds of successive halving, from many configurations trained briefly to few trained long.',
    },
    {
      name: 'image',
      text: `Here a table of numbers, rows by columns, from 0 ${isOwn ? 'for empty ground to 255 for full ink' : 'to 255'}; of images in colour there are three numbers a pixel.`,
      everyday: true,
    },
    {
      name: 'label',
      forms: ['labels'],
      text: 'The class that somebody has given an image. It is taken for the truth, which it nearly always is.',
      everyday: true,
    },
    {
      name: 'mean image',
      forms: ['mean images'],
      text: 'The average of all images of a class, pixel by pixel.',
    },
    {
      name: 'nearest neighbour',
      forms: ['nearest neighbours'],
      text: 'The image that differs least from a given one, by the sum of the squared differences of their pixels unless another measure is named.',
    },
    {
      name: 'noise',
      text: 'What in an image or its label has nothing to do with its class, such as a label that nothing in the picture supports.',
      everyday: true,
    },
    {
      name: 'shape',
      text: `How many numbers a tensor has in each direction: ${isOwn ? '28 × 28 is a table of 28 rows and 28 columns' : '5 × 7 is a table of five rows and seven columns'}.`,
      everyday: true,
    },
    {
      name: 'sliding',
      text: 'Moving the window of a convolution over all places of its input.',
      everyday: true,
    },
    {
      name: 'training',
      text: 'Showing a network images whose class is known, and moving its parameters a little each time so that the answers become less wrong.',
      everyday: true,
    },
    {
      name: 'validation',
      text: 'Comparing and choosing networks by images that were held back from training.',
      everyday: true,
    },
    {
      name: 'importance',
      text: 'The share of the variance of a result, over a grid of hyperparameters, that is due to one of them.',
      everyday: true,
    },
    {
      name: 'kernel',
      forms: ['kernels'],
      text: 'A small table of weights, here 3 by 3 or 2 by 2, that a convolution lays on one channel.',
    },
    {
      name: 'L2',
      text: 'The sum of the squares of the weights, times a small factor, added to the loss: large weights become costly.',
    },
    {
      name: 'label smoothing',
      text: 'Training towards a little less than certainty: of the true class’s probability, a part is shared out among all classes.',
    },
    {
      name: 'layer',
      forms: ['layers'],
      text: 'A step of a network: it takes one tensor and makes the next.',
    },
    {
      name: 'learning rate',
      forms: ['learning rates'],
      text: 'The factor by which the slope of the loss moves the parameters at a step.',
    },
    {
      name: 'loss',
      forms: ['losses'],
      text: 'The number that training lowers. It says how wrong the answers are, and how surely so.',
    },
    {
      name: 'max pooling',
      forms: ['pooling'],
      text: 'Keeping the largest number of each small square of a map, which makes the map smaller and forgets exact places.',
    },
    {
      name: 'McNemar’s test',
      text: 'Compares two networks by the images that only one of them names correctly: were they equally good, each such image would be a toss of a coin.',
    },
    {
      name: 'metric',
      forms: ['metrics'],
      text: 'What is looked at to judge a result, such as accuracy. Training does not see it.',
    },
    {
      name: 'moving average of weights',
      forms: ['moving average'],
      text: 'A copy of the weights that follows them slowly; it predicts better than the weights of the last step, which jump.',
    },
    {
      name: 'multiply-add',
      forms: ['multiply-adds'],
      text: 'One multiplication and one addition: the unit in which the cost of a network is counted.',
    },
    {
      name: 'neural network',
      forms: ['neural networks', 'NN', 'NNs'],
      text: 'A function with many adjustable numbers, built of layers. NN alone stands here for one of dense layers only.',
    },
    {
      name: 'noise between seeds',
      text: 'How far the results of the same recipe lie apart when it is trained again with other seeds.',
    },
    {
      name: 'optimiser',
      forms: ['optimisers'],
      text: 'The rule by which the slope of the loss moves the parameters.',
    },
    {
      name: 'overfitting',
      forms: ['overfits', 'overfit'],
      text: 'Learning what holds for the training images alone: accuracy on them runs further ahead of that on others, which gains nothing any more; in the end the loss on others rises.',
    },
    {
      name: 'p value',
      forms: ['p values'],
      text: 'The chance of a difference at least as large as the one that was found, if in truth there were none.',
    },
    {
      name: 'parameter',
      forms: ['parameters'],
      text: 'A number that training adjusts: a weight or a bias.',
    },
    {
      name: 'Pareto front',
      text: 'Those networks that no other beats in accuracy without costing more.',
    },
    {
      name: 'permutation test',
      text: 'Deals the seeds of two recipes out to two groups at random, in every way: how often is the difference as large as the one that was measured?',
    },
    {
      name: 'power law',
      text: 'A rule by which each doubling of the one multiplies the other by the same factor: a straight line where both axes are logarithmic.',
    },
    {
      name: 'precision',
      text: 'Of the images that were given a class, the share that belongs to it.',
      everyday: true,
    },
    {
      name: 'recall',
      text: 'Of the images that belong to a class, the share that was given it.',
    },
    {
      name: 'regret',
      text: 'How much validation accuracy is lost by the configuration that a search chose, against the best of the grid.',
    },
    {
      name: 'regularisation',
      forms: ['regularised'],
      text: 'Whatever makes it harder to fit the training images, in the hope that what is still learnt holds for others.',
    },
    {
      name: 'ReLU',
      text: 'Rectified linear unit: negative numbers become 0, the others stay.',
    },
    {
      name: 'response',
      forms: ['responses'],
      text: 'What a filter gives at one place: the sum of the products of pixels and weights, plus the bias, after ReLU.',
      everyday: true,
    },
    {
      name: 'response map',
      forms: ['response maps', 'feature map', 'feature maps'],
      text: 'What a filter gives at every place of its input: it shows where the filter’s pattern is found.',
    },
    {
      name: 'risk',
      text: 'The share of wrong answers among those that a network gives.',
      everyday: true,
    },
    {
      name: 'saliency',
      text: 'How much a score of the network would change with each pixel of an image.',
    },
    {
      name: 'seed',
      forms: ['seeds'],
      text: 'The number that starts the random generator. Training again with the same seed gives the same network, with another seed another one.',
    },
    {
      name: 'softmax',
      text: 'Makes probabilities of sums: raises e to each and divides by the total.',
    },
    {
      name: 'standard deviation',
      forms: ['standard deviations'],
      text: 'How far values typically lie from their mean: the root of the mean squared distance.',
    },
    {
      name: 'stride',
      text: 'By how many pixels the window of a convolution or a pooling moves at a time.',
    },
    {
      name: 'successive halving',
      text: 'Training many configurations briefly, letting the better part of them go on for longer, and so on to the end.',
    },
    {
      name: 'suspect',
      forms: ['suspects'],
      text: 'An image whose label may be wrong.',
      everyday: true,
    },
    {
      name: 'temperature',
      text: 'A number by which a network’s sums are divided before softmax, fitted on validation images, so that its probabilities are better calibrated.',
    },
    {
      name: 'tensor',
      forms: ['tensors'],
      text: 'A block of numbers with a shape: a row, a table, a stack of tables.',
    },
    {
      name: 'test images',
      text: `The ${isOwn ? 'official ' : ''}images that choose nothing: only networks that were chosen without them are scored on them.`,
    },
    {
      name: 'test-time views',
      forms: ['several views'],
      text: 'Showing a network an image several times, moved by a pixel and mirrored, and multiplying the probabilities that it gives.',
    },
    {
      name: 'tie',
      forms: ['ties', 'tied'],
      text: 'Results whose difference could be chance. What is tied shares a rank here.',
      everyday: true,
    },
    {
      name: 'training images',
      text: 'The images whose class a network is shown while it learns.',
    },
    {
      name: 'tuning',
      text: 'Looking for good hyperparameters, by validation images.',
    },
    {
      name: 'variance',
      text: 'The square of the standard deviation. Unlike that, it can be split into parts that add up.',
    },
    {
      name: 'validation images',
      text: 'Images held back from training, by which networks are compared and chosen.',
    },
    {
      name: 'weight',
      forms: ['weights'],
      text: 'A number by which a unit or a filter multiplies one of its inputs.',
    },
    {
      name: 'whitening',
      text: 'A first layer that is computed, not trained: it turns neighbouring pixels, which are alike, into numbers that are not.',
    },
    {
      name: 'random erasing',
      text: 'Covering a rectangle of a training image with noise, at random, so that a network does not rely on one part of it.',
    },
    {
      name: 'momentum',
      text: 'Letting each step of training go on in part in the direction of the steps before.',
    },
    {
      name: 'schedule',
      text: 'The course of the learning rate over a training.',
      everyday: true,
    },
    {
      name: 'backpropagation',
      forms: ['backprop', 'backward pass'],
      text: 'How the slope of the loss is found for every parameter at once: from the last layer back to the first, each layer’s slopes from those of the next by the chain rule.',
    },
    {
      name: 'gradient descent',
      forms: ['gradient', 'gradients', 'stochastic gradient descent', 'SGD'],
      text: 'Training by small steps against the slope of the loss. The gradient is the list of the slopes of all parameters; that of a batch stands in for that of all images.',
    },
    {
      name: 'equivariance',
      forms: ['equivariant', 'translation equivariance', 'invariance', 'invariant'],
      text: 'What a convolution has: moved input gives the same responses, moved as far. Invariance would be more: the same answer wherever a thing stands. Pooling gives a little of it, the dense layers at the end none.',
    },
    {
      name: 'weight sharing',
      forms: ['shared weights', 'parameter sharing'],
      text: 'Using the same weights at every place of an image, as a convolution does. It saves parameters, and what is learnt at one place is known at all.',
    },
    {
      name: 'multilayer perceptron',
      forms: ['MLP', 'fully connected network', 'feedforward network'],
      text: 'Another name for a network of dense layers alone, such as the simple network of this report.',
    },
    {
      name: 'generalisation gap',
      text: 'How far a network does better on its training images than on others.',
    },
    {
      name: 'hidden layer',
      forms: ['hidden layers'],
      text: 'A layer between the image and the answer, with sums of its own.',
    },
    {
      name: 'unit',
      forms: ['units'],
      text: 'What makes one number of a dense layer: a weight for each input, a bias, and their sum.',
      everyday: true,
    },
    {
      name: 'logit',
      forms: ['logits'],
      text: 'One of the sums, one for each class, that the last layer makes before softmax turns them into probabilities; also called a score.',
    },
    {
      name: 'padding',
      forms: ['padded', 'zero padding'],
      text: 'A border of zeros around an image or a map, so that a window also fits at its edge and the map that results stays as large.',
    },
    {
      name: 'receptive field',
      forms: ['receptive fields', 'field of view'],
      text: 'The part of the image that a number deep in a network depends on. It grows from layer to layer, with each convolution and each pooling.',
    },
    {
      name: 'significance',
      forms: ['significant', 'statistically significant', 'significance level'],
      text: 'A difference is called significant if chance alone would bring one as large in fewer than a set share of cases, here one in twenty, all questions asked together. This report says “more than chance”.',
    },
  ] satisfies Term[]
).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
