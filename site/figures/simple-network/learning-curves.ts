import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import type {CurvePoint} from '../../charts/curve-panel.ts';
import {learningCurves as chart} from '../../charts/learning-curves.ts';
import {list} from '../../format/words.ts';
import {datasetNames} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn, progress} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {type Phrase, say, verdict} from '../../report/phrases.ts';
import {base, hasOthers, joined, manyOf, subject} from '../../report/sets.ts';
import {curvesOf, pointsTable} from '../curves.ts';
import type {Figure} from '../figure.ts';
import {runsOf} from '../sources.ts';

interface Curves {
  id: string;
  study: string;
  model: string;
  learner: string; // what the title calls it
  isQuick?: boolean; // on too few images for a title that compares
}

/** Loss and accuracy of the simple network by epoch, on both data sets. */
export const learningCurves = curves({
  id: 'learning-curves',
  study: 'simple-network',
  model: 'nn-512',
  learner: 'the network',
});

/** The same of the networks of the quick look. */
export const quickCurves = [
  {id: 'quick-nn', model: 'nn-512-20-epochs', learner: 'the simple network'},
  {id: 'quick-cnn', model: 'cnn-32-32-32-dropout', learner: 'the CNN'},
].map((of) => curves({...of, study: 'quick-look', isQuick: true}));

function curves({id, study, model, learner, isQuick = false}: Curves): Figure {
  const points = (records: Records) => curvePoints(records, study, model);
  const quote = (field: string) => (dataset: string) =>
    `studies/${study}/${dataset}/${model}#epochs.last.${field}.accuracy.mean`;
  const [training, validation] = [quote('training'), quote('validation')];
  const gaps = (records: Records): Phrase => {
    const gapOf = (dataset: DatasetName) => numberAt(records, training(dataset), validation(dataset));
    const gap = (dataset: DatasetName): Quote => ({at: training(dataset), minus: validation(dataset), as: 'points'});
    const [first, ...others] = datasetNames;
    const isAbove = (dataset: DatasetName) => (gapOf(dataset) < 0 ? 'from' : 'above');
    const on = (dataset: DatasetName) => (hasOthers ? ` on ${manyOf(dataset)}` : '');
    const {finished, total} = progress(records.studies[study]);
    if (finished < total) return say`${`${finished} of ${total} trainings so far.`}`;
    const rest = others.map((dataset) => say`${gap(dataset)} points ${isAbove(dataset)} it${on(dataset)}`);
    const parts = joined([
      say`After the last epoch, training accuracy stands ${gap(first!)} points ${isAbove(first!)} validation accuracy${on(first!)}`,
      ...rest,
    ]);
    return say`${parts}.`;
  };
  return {
    id,
    title(records) {
      if (isQuick || !hasOthers) return say`How ${learner} learns ${list(datasetNames.map(manyOf))}`;
      const [from, than] = [manyOf(subject), manyOf(base)];
      const gap = (dataset: DatasetName) => numberAt(records, training(dataset), validation(dataset));
      return verdict(gap(subject) - gap(base), {
        above: say`What ${learner} learns from ${from} carries over less than what it learns from ${than}`,
        otherwise: say`What ${learner} learns from ${from} carries over no less than what it learns from ${than}`,
        unknown: say`The curves so far`,
      });
    },
    finding: (records) => [...gaps(records), ...say` Bands run from the lowest seed to the highest.`],
    alternative: (records) =>
      `Panels with equal axes: accuracy above, loss below; a column a data set. In each a dashed line for training images and a solid one for validation images over ${Math.max(0, ...points(records).map(({epoch}) => epoch))} epochs, with a band from the lowest seed to the highest.`,
    table: (records) => pointsTable(points(records)),
    sources: (records) => runsOf(records, study, model),
    chart: (records, width) => {
      const shown = points(records);
      return shown.length ? chart(shown, width) : undefined;
    },
  };
}

function curvePoints(records: Records, study: string, model: string): CurvePoint[] {
  return groupsIn(records, study)
    .filter((group) => group.model === model)
    .flatMap((group) => (['accuracy', 'loss'] as const).flatMap((measure) => curvesOf(records, group, measure)));
}
