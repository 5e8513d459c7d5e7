import type {Headline} from '../experiments/artifacts/schema.ts';
import {datasets} from '../experiments/datasets/index.ts';
import {percent, renderTable} from './written-part.ts';

/** The README's table of the results. */
export function readmeParts(headline: Headline): {results: string} {
  const rows = headline.map(({dataset, model, parameters, seeds, members, viewed, testAccuracy}) => {
    const {mean, sd, low, high} = testAccuracy;
    return [
      datasets[dataset].title,
      model,
      parameters.toLocaleString('en'),
      members ? '' : seeds,
      viewed ? 'several' : 'one',
      percent(mean),
      seeds > 1 ? percent(sd) : '',
      `${percent(low)} ... ${percent(high)}`,
    ];
  });
  const columns = [
    'data set',
    'model',
    'parameters:',
    'seeds:',
    'views',
    'test accuracy, mean (%):',
    'standard deviation:',
  ];
  return {results: renderTable([...columns, '95 % interval'], rows)};
}
