import type {Group, Run, StudySummary, TrainingConfig, Trial} from '../../experiments/artifacts/schema.ts';
import {counted, write} from '../format/numbers.ts';
import {layerTitle} from '../format/words.ts';
import {descriptionOf} from './datasets.ts';
import type {Records} from './records.ts';
import {codeOf} from './versions.ts';
import {describeViews} from './views.ts';

export interface Fact {
  name: string;
  text: string;
  code?: boolean;
}

/** The study and the group that a trial belongs to. Throws for a trial that no study lists. */
export function studyOf({studies}: Pick<Records, 'studies'>, key: string): {study: StudySummary; group: Group} {
  for (const study of Object.values(studies)) {
    const group = study.groups.find(({trials}) => trials.some((trial) => trial.key === key));
    if (group) return {study, group};
  }
  throw new Error(`trial without a study: ${key} (expected one of the studies to list it)`);
}

/** What was trained, and how. */
export function configurationOf(records: Records, key: string): Fact[] {
  const {trial, parameters, trainingOperations, computation} = records.trials[key]!.result;
  const {optimizer, batchSize, epochs} = trial.training;
  const {fold} = trial.split;
  return [
    {name: 'Data set', text: descriptionOf(records, trial.dataset).title},
    {
      name: 'Images',
      text: `${write(trial.split.trainingCount, 'count')} for training, ${write(trial.split.validationCount, 'count')} for validation`,
    },
    {name: 'Split seed', text: String(trial.split.seed)},
    ...(fold ? [{name: 'Fold', text: `${fold.index + 1} of ${fold.count}: its images are kept for validation`}] : []),
    {
      name: 'Layers',
      text: studyOf(records, key)
        .group.layers.map(({title}) => layerTitle(title))
        .join(' → '),
    },
    {name: 'Parameters', text: write(parameters, 'count')},
    {name: 'Optimiser', text: describeOptimizer(optimizer)},
    ...extrasOf(trial),
    {name: 'Batch', text: `${batchSize} images`},
    {name: 'Epochs', text: String(epochs)},
    {name: 'Seed', text: String(trial.seed)},
    {name: 'Operations', text: `${write(trainingOperations, 'operations')} multiplications and additions`},
    {name: 'Digest of the data', text: computation.data, code: true},
    {name: 'Digest of the code', text: codeOf(computation), code: true},
    ...Object.entries(computation.steps).map(([step, digest]) => ({
      name: `Recorded graph: ${step}`,
      text: digest,
      code: true,
    })),
  ];
}

/** What some ways of training have and others lack. */
function extrasOf({training, views}: Trial): Fact[] {
  const {schedule, labelSmoothing, l2, augmentation, averaging} = training;
  const facts: [string, string | undefined][] = [
    ['Learning rate', schedule && describeSchedule(schedule)],
    ['L2', l2 === undefined ? undefined : `${l2} times the sum of the squared weights is added to the loss`],
    ['Label smoothing', labelSmoothing === undefined ? undefined : String(labelSmoothing)],
    ['Augmentation', augmentation && describeAugmentation(augmentation)],
    ['Averaging', averaging && `predicts by a moving average of the weights, decay ${averaging.decay}`],
    ['Several views', views && `it also predicts by them: ${describeViews(views)}`],
  ];
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [{name, text}]));
}

function describeSchedule({start, peak, end}: NonNullable<TrainingConfig['schedule']>): string {
  return `rises in a straight line from ${start} of the peak to the peak after ${peak} of all steps, then falls to ${end}`;
}

function describeAugmentation(augmentation: NonNullable<TrainingConfig['augmentation']>): string {
  const {translation, rotation, scaling, flip, erasing} = augmentation;
  const parts = [
    rotation ? `turned by up to ${counted(rotation, 'degree')}` : '',
    scaling ? `scaled by up to ${write(scaling, 'percent', 0)}` : '',
    translation > 0 ? `moved by up to ${counted(translation, 'pixel')}` : '',
    flip === 'alternating' ? 'left for right in every other epoch' : '',
    erasing ? `with probability ${erasing.probability} a rectangle is erased` : '',
  ];
  return parts.filter(Boolean).join('; ') || 'none';
}

function describeOptimizer(optimizer: Trial['training']['optimizer']): string {
  switch (optimizer.kind) {
    case 'rmsprop':
      return `RMSProp, learning rate ${optimizer.learningRate}, decay ${optimizer.decay}, epsilon ${optimizer.epsilon}`;
    case 'nesterov':
      return `Nesterov, learning rate ${optimizer.learningRate}, momentum ${optimizer.momentum}, weight decay ${optimizer.weightDecay}, shifts ${optimizer.shiftScale} times as fast`;
  }
}

/** What trained, by its versions. */
export function versionsOf({versions, engine}: Pick<Run, 'versions' | 'engine'>): string {
  const {node, tfjs, tensorflow} = versions;
  const trained = engine?.name === 'native' ? `; trained by the engine ${engine.version}` : '';
  return `Node ${node}, TensorFlow.js ${tfjs}, TensorFlow ${tensorflow}${trained}`;
}

/** What the trial ran on, and when. */
export function environmentOf({machine, versions, seconds, engine, ...run}: Run): Fact[] {
  const {processorSeconds, startedAt, finishedAt, interruptions} = run;
  return [
    {name: 'Processor', text: machine.processor},
    {name: 'Cores, threads', text: `${counted(machine.cores, 'core')}, ${counted(machine.threads, 'thread')} used`},
    {name: 'Memory', text: `${Math.round(machine.memoryBytes / 2 ** 30)} GiB`},
    {name: 'Platform', text: machine.platform},
    {name: 'Versions', text: versionsOf({versions, engine})},
    {name: 'Started', text: moment(startedAt)},
    {name: 'Finished', text: moment(finishedAt)},
    {
      name: 'Time',
      text: `${write(seconds, 'duration')}${processorSeconds === undefined ? '' : `; ${write(processorSeconds, 'duration')} of one processor`}`,
    },
    {
      name: 'Interruptions',
      text: interruptions.length
        ? interruptions
            .map(({afterEpoch, resumedAt}) => `after epoch ${afterEpoch}, resumed ${moment(resumedAt)}`)
            .join('; ')
        : 'none',
    },
  ];
}

const moment = (date: string) => `${date.slice(0, 16).replace('T', ' ')} UTC`;
