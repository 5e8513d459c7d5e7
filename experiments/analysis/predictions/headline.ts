import type {Ensembles, Headline, StudySummary} from '../../artifacts/schema.ts';

type Group = StudySummary['groups'][number];

/**
 * The final models of all studies, one row a model and data set, also where two studies share one, those without a test
 * score and those of other images left out, and one more where its networks look at each image by several views; then
 * what the ensembles give by mean probability.
 */
export function headline(studies: readonly StudySummary[], ensembles: Ensembles['ensembles'] = []): Headline {
  const groups = studies.flatMap((study) => study.groups.filter(({otherImages}) => !otherImages));
  const rows = groups.flatMap(modelRows);
  const once = new Map(rows.map((row) => [`${row.dataset}/${row.model}/${row.views}`, row]));
  return [...once.values(), ...ensembles.map(ensembleRow)];
}

function modelRows(group: Group): Headline {
  const {validation, test, viewed} = group;
  return [...modelRow(group, 'one', {validation, test}), ...(viewed ? modelRow(group, 'several', viewed) : [])];
}

function modelRow(
  {dataset, model, architecture, parameters, trainingOperations, trials}: Group,
  views: Headline[number]['views'],
  {validation, test}: Pick<Group, 'validation' | 'test'>,
): Headline {
  if (!validation || !test) return [];
  const {mean, sd} = validation.accuracy;
  return [
    {
      dataset,
      model,
      architecture,
      parameters,
      trainingOperations,
      seeds: trials.filter(({finished}) => finished).length,
      views,
      validationAccuracy: {mean, sd},
      testAccuracy: {...test.accuracy, ...test.interval},
    },
  ];
}

function ensembleRow(ensemble: Ensembles['ensembles'][number]): Headline[number] {
  const {dataset, name, architecture, parameters, trainingOperations, members, mean} = ensemble;
  return {
    dataset,
    model: name,
    architecture,
    parameters,
    trainingOperations,
    seeds: 1,
    members: members.map(({model, seed}) => `${model}/${seed}`),
    views: members.some(({viewed}) => viewed) ? 'several' : 'one',
    validationAccuracy: {mean: mean.validation, sd: 0},
    testAccuracy: {mean: mean.test, sd: 0, min: mean.test, max: mean.test, ...mean.interval},
  };
}
