import type {DatasetName, Difficulty} from '../artifacts/schema.ts';

type Rung = Difficulty['datasets'][number]['ladder'][number];

/** What others have found that people can do: quoted, not computed here. */
export const quotedRungs: Record<DatasetName, Rung> = {
  'fashion-mnist': human(0.835, 'the data set’s own table of results: people who do not know fashion'),
  mnist: human(0.998, 'about 0.2 % of errors, as quoted in the literature after Y. LeCun and others, 1995'),
};

function human(mean: number, source: string): Rung {
  return {
    name: 'human',
    title: 'People',
    kind: 'quoted',
    model: null,
    seeds: null,
    viewed: false,
    accuracy: {mean, sd: 0},
    interval: null,
    source,
  };
}
