import type {Ensembles, Headline, StudySummary} from '../../artifacts/schema.ts';

/**
 * The final models of all studies, one row a model and data set, also where two studies share one, those without a test
 * score left out; then what the ensembles give by mean probability.
 */
export function headline(studies: readonly StudySummary[], ensembles: Ensembles['ensembles'] = []): Headline {
  const rows = studies.flatMap(({groups}) => groups.flatMap(modelRow));
  const once = new Map(rows.map((row) => [`${row.dataset}/${row.model}`, row]));
  return [...once.values(), ...ensembles.map(ensembleRow)];
}

function modelRow(group: StudySummary['groups'][number]): Headline {
  const {dataset, model, architecture, parameters, trainingOperations, trials, validation, test} = group;
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
    viewed: members.some(({viewed}) => viewed),
    validationAccuracy: {mean: mean.validation, sd: 0},
    testAccuracy: {mean: mean.test, sd: 0, min: mean.test, max: mean.test, ...mean.interval},
  };
}
