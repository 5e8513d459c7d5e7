import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {shares} from '../../charts/scales.ts';
import {type Trend, trends} from '../../charts/trends.ts';
import {counted} from '../../format/numbers.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {candidateName, found, gridOf} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';
import {standsOut} from './grid-choices.ts';

const settled = 0.9; // a rank correlation from which on an order counts as nearly the same
const epochAxis = {title: 'Epoch', kind: 'linear', format: 'd'} as const;

/** How the accuracies of the grid grow, and how soon they stand in their last order. */
export const gridEpochs: Figure = {
  id: 'grid-epochs',
  ready: (records) => gridOf(records) !== undefined,
  title(records) {
    const {epochs} = gridOf(records)!;
    const place = epochs.findLastIndex(({rankCorrelation}) => (rankCorrelation ?? 0) < settled) + 1;
    if (epochs.length < 2 || epochs[0]!.rankCorrelation === null) return say`How the networks learn, epoch by epoch`;
    return place < epochs.length - 1
      ? say`From epoch ${found(`epochs.${place}.epoch`)} on, the order of the networks is nearly the last one: rank correlation ${found(`epochs.${place}.rankCorrelation`, 'decimal')}`
      : say`The networks change places until the end`;
  },
  finding: () =>
    say`Left: validation accuracy of each network; green those that cannot be told apart from the highest in the end. Right: the rank correlation of the accuracies after each epoch with those after the last. It is 1 where the order is the same, and 0 where the one says nothing of the other.`,
  alternative: (records) =>
    `Left a line a network that rises and flattens. Right one line: ${gridOf(records)!
      .epochs.map(({epoch, rankCorrelation}) => `epoch ${epoch} ${rankCorrelation?.toFixed(2) ?? 'unknown'}`)
      .join(', ')}.`,
  table(records) {
    const {configurations} = gridOf(records)!;
    return {
      columns: [
        {name: 'Network', as: 'text'},
        {name: 'Epoch', as: 'count'},
        {name: 'Validation accuracy', as: 'percent', digits: 2},
        {name: 'Validation loss', as: 'decimal', digits: 4},
      ],
      rows: configurations.flatMap((each) =>
        each.accuracies.map((accuracy, place) => [candidateName(each), place + 1, accuracy, each.losses[place]!]),
      ),
    };
  },
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart(records, width) {
    const tuning = gridOf(records)!;
    const panels = [curves(tuning), ...(tuning.finished > 1 ? [correlations(tuning)] : [])];
    return trends(panels, epochAxis, 2, width);
  },
};

function curves({configurations}: Tuning): Trend {
  const values = configurations.flatMap(({accuracies}) => accuracies);
  return {
    title: 'Validation accuracy',
    format: '~%',
    domain: shares(values, 0.005),
    lines: configurations.map((each) => ({
      name: candidateName(each),
      tone: standsOut(each) ? 'strong' : 'faint',
      points: each.accuracies.map((y, place) => ({x: place + 1, y})),
    })),
  };
}

function correlations({epochs}: Tuning): Trend {
  const points = epochs.flatMap(({epoch, rankCorrelation}) =>
    rankCorrelation === null ? [] : [{x: epoch, y: rankCorrelation}],
  );
  return {
    title: 'Rank correlation with the last epoch',
    format: '.1f',
    domain: [Math.min(0, ...points.map(({y}) => y)), 1.02],
    lines: [{name: 'Rank correlation', tone: 'strong', points}],
  };
}

/** What more epochs bring, where the same trainings went on. */
export const longer: Figure = {
  id: 'longer',
  ready: ({findings}) => (findings.tuning?.longer.length ?? 0) > 0,
  title({findings}) {
    const row = findings.tuning!.longer[0]!;
    const gain = found('longer.0.gain.mean', 'points', 2);
    const epochs = String(row.accuracies.length);
    const {interval} = row.gain;
    return interval && (interval.low > 0 || interval.high < 0)
      ? say`Going on to epoch ${epochs} changes the accuracy by ${gain} points`
      : say`Going on to epoch ${epochs} changes the accuracy by no more than chance may: ${gain} points`;
  },
  finding(records) {
    const {model, gain} = records.findings.tuning!.longer[0]!;
    return [
      ...say`Validation accuracy of networks of the grid whose training went on, mean over seeds. The upright line stands where the grid ends.`,
      ...(gain.interval
        ? say` Of ${modelTitle(records, model)} the change since then, seed by seed, has a 95 in 100 interval of ${found('longer.0.gain.interval.low', 'points', 2)} to ${found('longer.0.gain.interval.high', 'points', 2)} points.`
        : []),
    ];
  },
  alternative: ({findings}) =>
    `A panel a network, a line that flattens. ${findings
      .tuning!.longer.map(
        ({model, accuracies}) => `${model}: ${accuracies.at(-1)!.toFixed(4)} after ${accuracies.length} epochs.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Network', as: 'text'},
      {name: 'Epoch', as: 'count'},
      {name: 'Validation accuracy, mean', as: 'percent', digits: 2},
    ],
    rows: records.findings.tuning!.longer.flatMap(({model, accuracies}) =>
      accuracies.map((accuracy, place) => [modelTitle(records, model), place + 1, accuracy]),
    ),
  }),
  sources: (records) => finding(records, ['tuning']),
  chart(records, width) {
    const {longer: rows, epochs} = records.findings.tuning!;
    const ends = epochs.length;
    const values = rows.flatMap(({accuracies}) => accuracies);
    const panels = rows.map(
      ({model, seeds, accuracies}): Trend => ({
        title: modelTitle(records, model),
        format: '~%',
        domain: shares(values, 0.005),
        lines: [
          {
            name: `${modelTitle(records, model)}, ${counted(seeds, 'seed')}`,
            tone: 'strong',
            points: accuracies.map((y, place) => ({x: place + 1, y})),
          },
        ],
        mark: ends ? {x: ends, label: 'the grid ends'} : undefined,
      }),
    );
    return trends(panels, epochAxis, 2, width);
  },
};
