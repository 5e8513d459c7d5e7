import type {DatasetName, Difficulty} from '../artifacts/schema.ts';
import {datasetOf} from '../datasets/index.ts';

type Rung = Difficulty['datasets'][number]['ladder'][number];

/** What others have found that people can do, where they have: quoted, not computed here. */
export function quotedRungs(dataset: DatasetName): Rung[] {
  const {people} = datasetOf(dataset);
  if (!people) return [];
  const {accuracy, source} = people;
  const quoted = {name: 'human', title: 'People', kind: 'quoted', model: null, seeds: null, viewed: false} as const;
  return [{...quoted, accuracy: {mean: accuracy, sd: 0}, interval: null, source}];
}
