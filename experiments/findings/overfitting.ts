import {overfitting as signsOf} from '../analysis/statistics/overfitting.ts';
import {overfittingSchema, type Result} from '../artifacts/schema.ts';
import type {Finding, FinishedTrial} from './finding.ts';

/** How far each model of each study does better on the images that it has trained on than on others. */
export const overfitting: Finding = {
  name: 'overfitting',
  purpose: 'none: it reads no images',
  schema: overfittingSchema,
  derivedFrom: 'records',
  uses: () => true,
  async find({trials}) {
    const groups = [...Map.groupBy(trials, nameOf).values()].map((seeds) => {
      const {study, configuration} = seeds[0]!;
      return {
        study: study.name,
        dataset: configuration.dataset,
        model: configuration.model.name,
        seeds: seeds.length,
        ...signsOf(seeds.map(({result}) => result) as [Result, ...Result[]]),
      };
    });
    return {record: {groups}};
  },
};

function nameOf({study, configuration}: FinishedTrial): string {
  return `${study.name}/${configuration.dataset}/${configuration.model.name}`;
}
