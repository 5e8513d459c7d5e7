import {type Trend, trends} from '../../charts/trends.ts';
import type {Records} from '../../records/records.ts';
import {capitalize, say} from '../../report/phrases.ts';
import {depthName, found, gridOf} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

/** How the accuracies of the networks of each depth are distributed. */
export const gridDistribution: Figure = {
  id: 'grid-distribution',
  ready: (records) => (gridOf(records)?.depths.length ?? 0) > 1,
  title(records) {
    const depths = gridOf(records)!.depths;
    const place = depths.indexOf(depths.toSorted((a, b) => b.accuracy.mean - a.accuracy.mean)[0]!);
    const mean = found(`depths.${place}.accuracy.mean`, 'percent', 2);
    return say`Networks with ${depthName(depths[place]!.convolutions)} do best on average: ${mean}`;
  },
  finding: () =>
    say`The share of networks that stay at or below an accuracy; a panel for each number of convolutions, with the others in grey. The farther to the right a line, the better its networks; the steeper it rises, the less the other choices matter.`,
  alternative: (records) =>
    `Three panels with equal axes, a line of rising steps for each number of convolutions. ${gridOf(records)!
      .depths.map(
        ({convolutions, accuracy: {min, max}}) =>
          `${depthName(convolutions)}: from ${min.toFixed(4)} to ${max.toFixed(4)}.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Convolutions', as: 'count'},
      {name: 'Validation accuracy', as: 'percent', digits: 2},
      {name: 'Share of networks at or below', as: 'percent'},
    ],
    rows: stepsOf(records).flatMap(({convolutions, steps}) => steps.map(({x, y}) => [convolutions, x, y])),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart(records, width) {
    const all = stepsOf(records);
    const panels = all.map(
      ({convolutions}): Trend => ({
        title: capitalize(depthName(convolutions)),
        domain: [0, 1],
        format: '~%',
        lines: all.map((each) => ({
          name: capitalize(depthName(each.convolutions)),
          tone: each.convolutions === convolutions ? 'strong' : 'faint',
          points: each.steps.flatMap(({x, y}, place) => [
            {x, y: each.steps[place - 1]?.y ?? 0, corner: true},
            {x, y},
          ]),
        })),
      }),
    );
    return trends(
      panels,
      {title: 'Validation accuracy', kind: 'fitted', format: '.0%', measure: 'share of networks'},
      3,
      width,
    );
  },
};

function stepsOf(records: Records) {
  const {depths, configurations} = gridOf(records)!;
  return depths.map(({convolutions}) => {
    const accuracies = configurations
      .filter(({filters}) => filters.length === convolutions)
      .map(({last}) => last.accuracy)
      .toSorted((a, b) => a - b);
    const steps = accuracies.map((x, place) => ({x, y: (place + 1) / accuracies.length}));
    return {convolutions, steps: steps.filter(({x}, place) => x !== accuracies[place + 1])};
  });
}
