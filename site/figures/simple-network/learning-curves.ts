import type {CurvePoint} from '../../charts/curve-panel.ts';
import {learningCurves as chart} from '../../charts/learning-curves.ts';
import {datasetNames} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn, progress} from '../../records/studies.ts';
import {numberAt} from '../../records/values.ts';
import {type Phrase, say, verdict} from '../../report/phrases.ts';
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
    const [digits, clothes] = datasetNames.map((name) => ({
      at: training(name),
      minus: validation(name),
      as: 'points' as const,
    }));
    const {finished, total} = progress(records.studies[study]);
    return finished < total
      ? say`${`${finished} of ${total} trials so far.`}`
      : say`After the last epoch, training accuracy stands ${digits!} points above validation accuracy on digits and ${clothes!} points above it on clothes.`;
  };
  return {
    id,
    title(records) {
      if (isQuick) return say`How ${learner} learns digits and clothes`;
      const [digits, clothes] = datasetNames.map((name) => numberAt(records, training(name), validation(name)));
      return verdict(clothes! - digits!, {
        above: say`What ${learner} learns from clothes carries over less than what it learns from digits`,
        otherwise: say`What ${learner} learns from clothes carries over no less than what it learns from digits`,
        unknown: say`The curves so far`,
      });
    },
    finding: (records) => [...gaps(records), ...say` Bands run from the lowest seed to the highest.`],
    alternative: (records) =>
      `Four panels with equal axes: accuracy above, loss below; MNIST left, Fashion-MNIST right. In each a dashed line for training images and a solid one for validation images over ${Math.max(0, ...points(records).map(({epoch}) => epoch))} epochs, with a band from the lowest seed to the highest.`,
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
