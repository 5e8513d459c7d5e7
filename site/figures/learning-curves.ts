import type {CurvePoint} from '../charts/curve-panel.ts';
import {learningCurves as chart} from '../charts/learning-curves.ts';
import {type Phrase, say, verdict} from '../phrases.ts';
import type {Records} from '../records.ts';
import {groupOn, groupsOf, progress, studyNamed} from '../studies.ts';
import {numberAt} from '../values.ts';
import {curvesOf, pointsTable} from './curves.ts';
import type {Figure} from './figure.ts';
import {runsOf} from './sources.ts';

const study = 'simple-network';

/** Loss and accuracy of the simple network by epoch, on both data sets. */
export const learningCurves: Figure = {
  id: 'learning-curves',
  page: '/simple-network/',
  title(records) {
    const [digits, clothes] = [gap(records, 'mnist'), gap(records, 'fashion-mnist')];
    return verdict(clothes! - digits!, {
      above: say`What the network learns from clothes carries over less than what it learns from digits`,
      otherwise: say`What the network learns from clothes carries over no less than what it learns from digits`,
      unknown: say`The curves so far`,
    });
  },
  finding(records) {
    const {finished, total} = progress(studyNamed(records, study));
    const bands = 'Bands run from the lowest seed to the highest.';
    return finished < total
      ? say`${`${finished} of ${total} trials so far. ${bands}`}`
      : say`${gaps(records)} ${bands}`;
  },
  alternative: (records) =>
    `Four panels with equal axes: accuracy above, loss below; MNIST left, Fashion-MNIST right. In each a dashed line for training images and a solid one for validation images over ${lastEpoch(records)} epochs, with a band from the lowest seed to the highest.`,
  table: (records) => pointsTable(curvePoints(records)),
  sources: (records) => runsOf(records, study),
  chart: (records, width) => {
    const points = curvePoints(records);
    return points.length ? chart(points, width) : undefined;
  },
};

function place(records: Records, dataset: string, field: string): string {
  return `studies/${study}/${dataset}/${groupOn(studyNamed(records, study), 'mnist').model}#epochs.last.${field}.accuracy.mean`;
}

function gap(records: Records, dataset: string): number {
  return numberAt(records, place(records, dataset, 'training'), place(records, dataset, 'validation'));
}

function gaps(records: Records): Phrase {
  const [digits, clothes] = ['mnist', 'fashion-mnist'].map((dataset) => ({
    at: place(records, dataset, 'training'),
    minus: place(records, dataset, 'validation'),
    as: 'points' as const,
  }));
  return say`After the last epoch, training accuracy stands ${digits!} points above validation accuracy on digits and ${clothes!} points above it on clothes.`;
}

function lastEpoch(records: Records): number {
  return Math.max(0, ...studyNamed(records, study).groups.map(({epochs}) => epochs.length));
}

function curvePoints(records: Records): CurvePoint[] {
  return groupsOf(studyNamed(records, study)).flatMap((group) =>
    (['accuracy', 'loss'] as const).flatMap((measure) => curvesOf(records, group, measure)),
  );
}
