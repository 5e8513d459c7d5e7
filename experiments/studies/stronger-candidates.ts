import type {Augmentation, DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {subject, subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

type Size = keyof typeof airbenchNetworks;

/** How a network is trained otherwise than by the recipe of tuned airbenches. */
interface Change extends Partial<Pick<TrainingConfig, 'labelSmoothing'>> {
  augmentation?: Partial<Augmentation>;
}

const erasing: Change = {augmentation: {erasing: {probability: 0.25, area: [0.02, 0.4]}}};
const lessSmoothed: Change = {labelSmoothing: 0.1};
const turned: Change = {augmentation: {rotation: 10, scaling: 0.1}};

/** A network, trained for longer than so far, and perhaps otherwise. */
function candidate(dataset: DatasetName, size: Size, epochs: number, changed?: [title: string, Change]): Configuration {
  const whole = trainedAirbench(airbenchNetworks[size], dataset, epochs);
  const told = [`${epochs} epochs`, ...(changed ? [changed[0]] : [])];
  const model: NamedModel = {
    ...whole.model,
    name: [whole.model.name, ...told.map((part) => part.replaceAll(' ', '-'))].join('-'),
    title: [whole.model.title, ...told].join(', '),
  };
  const {augmentation, ...change} = changed?.[1] ?? {};
  const training: TrainingConfig = {
    ...whole.training,
    ...change,
    augmentation: {...whole.training.augmentation!, ...augmentation},
  };
  return {...whole, model, training};
}

const onSubject = (size: Size, epochs: number, changed?: [string, Change]) => candidate(subject, size, epochs, changed);
const onOthers = (size: Size, epochs: number, changed?: [string, Change]) =>
  subjectFirst.slice(1).map((dataset) => candidate(dataset, size, epochs, changed));

/** Which of some longer trainings promise most, by validation images alone. */
export const strongerCandidates: Study = {
  name: 'stronger-candidates',
  title: 'Candidates for stronger networks',
  question: 'What do more epochs, shortcuts, erasing, less smoothing and turned images give, by validation images?',
  final: false,
  keeps: 'scores',
  configurations: [
    onSubject('tiny', 20),
    onSubject('tiny', 40, ['less smoothing', lessSmoothed]),
    onSubject('small', 24),
    onSubject('small', 40, ['erasing', erasing]),
    onSubject('residual-tiny', 40, ['erasing', erasing]),
    onSubject('a', 24),
    onSubject('a', 40, ['erasing', erasing]),
    onSubject('residual-a', 40, ['erasing', erasing]),
    onSubject('residual-c', 24, ['erasing', erasing]),
    ...onOthers('small', 24, ['turned', turned]),
    ...onOthers('a', 24, ['turned', turned]),
  ],
  seeds: [1],
};
