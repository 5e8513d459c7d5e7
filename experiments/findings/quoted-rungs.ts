import type {DatasetName, Difficulty} from '../artifacts/schema.ts';
import {datasetOf} from '../datasets/index.ts';

type Rung = Difficulty['datasets'][number]['ladder'][number];

/** What others have found, where they have: with a network, and that people can do. Quoted, not computed here. */
export function quotedRungs(dataset: DatasetName): Rung[] {
  const {published, people} = datasetOf(dataset);
  return [
    ...(published ? [quoted('published', published.title, published)] : []),
    ...(people ? [quoted('human', 'People', people)] : []),
  ];
}

function quoted(name: string, title: string, {accuracy, source}: {accuracy: number; source: string}): Rung {
  const head = {name, title, kind: 'quoted', model: null, seeds: null, viewed: false} as const;
  return {...head, accuracy: {mean: accuracy, sd: 0}, interval: null, source};
}
