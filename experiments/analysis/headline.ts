import type {Headline, StudySummary} from '../artifacts/schema.ts';

/** The final models of all studies: one row a model and data set, those without a test score left out. */
export function headline(studies: readonly StudySummary[]): Headline {
  return studies.flatMap(({groups}) =>
    groups.flatMap(({dataset, model, architecture, parameters, trainingOperations, trials, validation, test}) => {
      if (!validation || !test) return [];
      const {mean, sd} = validation.accuracy;
      return {
        dataset,
        model,
        architecture,
        parameters,
        trainingOperations,
        seeds: trials.filter(({finished}) => finished).length,
        validationAccuracy: {mean, sd},
        testAccuracy: {...test.accuracy, ...test.interval},
      };
    }),
  );
}
