import type {Augmentation, DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {subject, subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {chosenRates} from './chosen-rates.ts';
import {ways, withRate} from './controlled.ts';
import {airbench} from './recipes.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

type Size = keyof typeof airbenchNetworks;
type Recipe = (dataset: DatasetName, epochs: number) => TrainingConfig;

/** How a network is trained otherwise than by the recipe of tuned airbenches. */
interface Change extends Partial<Pick<TrainingConfig, 'labelSmoothing'>> {
  title: string;
  recipe?: Recipe;
  augmentation?: Partial<Augmentation>;
}

/** As the controlled experiments train a modern CNN S by everything they have. */
const rmsProp: Recipe = (dataset, epochs) => ({
  ...withRate(ways.augmented.train(dataset), chosenRates[`${dataset}/airbench-small-controlled-augmented`]!),
  epochs,
});

const erased: Partial<Augmentation> = {erasing: {probability: 0.25, area: [0.02, 0.4]}};

const erasedMore: Partial<Augmentation> = {erasing: {probability: 0.5, area: [0.02, 0.4]}};

const turnedBy: Partial<Augmentation> = {rotation: 10, scaling: 0.1};

const erasing: Change = {title: 'erasing', augmentation: erased};
const lessSmoothed: Change = {title: 'less smoothing', labelSmoothing: 0.1};
const turned: Change = {title: 'turned', augmentation: turnedBy};
const smallBatches: Change = {title: 'small batches', recipe: rmsProp};
const smoothed: Change = {title: 'small batches, smoothed', recipe: rmsProp, labelSmoothing: 0.1};
const smoothedAndTurned: Change = {...smoothed, title: 'small batches, smoothed, turned', augmentation: turnedBy};
const smoothedAndErased: Change = {...smoothed, title: 'small batches, smoothed, erasing', augmentation: erased};
const smoothedAndErasedMore: Change = {
  ...smoothed,
  title: 'small batches, smoothed, erasing twice as often',
  augmentation: erasedMore,
};
const moved: Change = {
  ...smoothed,
  title: 'small batches, smoothed, moved by 2, erasing twice as often',
  augmentation: {...erasedMore, translation: 2},
};

/** Small batches as residual networks are usually trained: weights decay, and the rate falls to a hundredth. */
const decaying: Recipe = (dataset, epochs) => ({
  ...rmsProp(dataset, epochs),
  optimizer: {kind: 'nesterov', learningRate: 0.1, momentum: 0.9, weightDecay: 0.0005, shiftScale: 1},
});
const withDecay: Change = {
  ...smoothedAndErased,
  title: 'small batches with weight decay, smoothed, erasing',
  recipe: decaying,
};

/** A network, trained for longer than so far, and perhaps otherwise. */
function candidate(dataset: DatasetName, size: Size, epochs: number, changed?: Change): Configuration {
  const whole = trainedAirbench(airbenchNetworks[size], dataset, epochs);
  const {title: told, recipe = airbench, augmentation, ...change} = changed ?? {};
  const title = [whole.model.title, `${epochs} epochs`, ...(told ? [told] : [])].join(', ');
  const name = [whole.model.name, `${epochs} epochs`, ...(told ? told.split(', ') : [])].join('-').replaceAll(' ', '-');
  const model: NamedModel = {...whole.model, name, title};
  const training = recipe(dataset, epochs);
  return {
    ...whole,
    model,
    training: {...training, ...change, augmentation: {...training.augmentation!, ...augmentation}},
  };
}

const onSubject = (size: Size, epochs: number, changed?: Change) => candidate(subject, size, epochs, changed);
const onOthers = (size: Size, epochs: number, changed?: Change) =>
  subjectFirst.slice(1).map((dataset) => candidate(dataset, size, epochs, changed));

/** Which of some longer trainings promise most, by validation images alone. */
export const strongerCandidates: Study = {
  name: 'stronger-candidates',
  title: 'Candidates for stronger networks',
  question:
    'What do more epochs, shortcuts, erasing, less smoothing, small batches, weight decay and images moved further or turned give, by validation images?',
  final: false,
  keeps: 'scores',
  configurations: [
    onSubject('tiny', 20),
    onSubject('tiny', 40, lessSmoothed),
    onSubject('small', 24),
    onSubject('small', 40, erasing),
    onSubject('small', 24, smallBatches),
    onSubject('tiny', 40, smoothed),
    onSubject('small', 40, smoothedAndErased),
    onSubject('residual-tiny', 40, erasing),
    onSubject('residual-tiny', 40, smoothedAndErased),
    onSubject('a', 40, smoothedAndErased),
    onSubject('residual-a', 40, smoothedAndErased),
    onSubject('a', 40, smoothedAndErasedMore),
    onSubject('small', 80, smoothedAndErasedMore),
    onSubject('small', 40, withDecay),
    onSubject('a', 40, moved),
    onSubject('residual-c', 24, smoothedAndErasedMore),
    onSubject('residual-c', 24, moved),
    ...onOthers('small', 24, turned),
    ...onOthers('small', 24, smoothedAndTurned),
  ],
  seeds: [1],
};
