import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {contentKey} from '../../../experiments/artifacts/content-key.ts';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {
  labelErrorsSchema,
  resultSchema,
  runSchema,
  searchSchema,
  studySchema,
  trialSchema,
  tuningSchema,
} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {networkCost} from '../../../experiments/models/summarize.ts';
import {airbenchNetworks} from '../../../experiments/studies/airbench-networks.ts';
import {chosenRates} from '../../../experiments/studies/chosen-rates.ts';
import {controlledRates} from '../../../experiments/studies/controlled-rates.ts';
import {dataEfficiency} from '../../../experiments/studies/data-efficiency.ts';
import {fairFight} from '../../../experiments/studies/fair-fight.ts';
import {studies} from '../../../experiments/studies/index.ts';
import {nnAgainstCnn} from '../../../experiments/studies/nn-against-cnn.ts';
import {outOfFold} from '../../../experiments/studies/out-of-fold.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {recipeSearch} from '../../../experiments/studies/recipe-search.ts';
import {airbench} from '../../../experiments/studies/recipes.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import {strongerCandidates} from '../../../experiments/studies/stronger-candidates.ts';
import {cheapest, highest, strongerNetworks} from '../../../experiments/studies/stronger-networks.ts';
import {trialOf} from '../../../experiments/studies/study.ts';
import {chosen, tunedCnn} from '../../../experiments/studies/tuned-cnn.ts';
import {tuning} from '../../../experiments/studies/tuning.ts';
import {tuningNoise} from '../../../experiments/studies/tuning-noise.ts';
import {labelNoise} from '../../../experiments/studies/why-harder.ts';
import {grey28} from '../shapes.ts';

test('every trial of every study is one that the schema knows', () => {
  for (const {configurations, seeds} of studies)
    for (const configuration of configurations) trialSchema.parse(trialOf(configuration, seeds[0]!));
});

test('a name stands for one model with one training, whatever the study and the data set', () => {
  const known = new Map<string, string>();
  for (const {name: study, configurations} of studies) {
    for (const {dataset, model, training} of configurations) {
      const [name, what] = [`${dataset}/${model.name}`, JSON.stringify([model, training])];
      assert.equal(known.get(name) ?? what, what, `${study}: ${name} is another one elsewhere`);
      known.set(name, what);
    }
  }
});

test('tuning has all rows of one, two and three convolutions and a dense layer that never fall', () => {
  const counts = new Map<number, number>();
  for (const {model} of tuning.configurations) {
    assert.ok(model.config.kind === 'convolutional');
    const row = [...model.config.filters, model.config.denseUnits];
    assert.deepEqual(
      row,
      row.toSorted((a, b) => a - b),
    );
    counts.set(row.length - 1, (counts.get(row.length - 1) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts],
    [
      [1, 10],
      [2, 20],
      [3, 35],
    ],
  );
  assert.equal(new Set(tuning.configurations.map(({model}) => model.name)).size, 65);
});

test('data-efficiency trains one NN and one CNN on seven sizes; on all images they are those of nn-against-cnn', () => {
  const counts = dataEfficiency.configurations.map(({split}) => split.trainingCount);
  assert.deepEqual([...new Set(counts)], [100, 300, 1_000, 3_000, 10_000, 30_000, 55_000]);
  assert.equal(counts.length, 7 * 4);
  assert.ok(dataEfficiency.seeds.every((seed) => nnAgainstCnn.seeds.includes(seed)));
  for (const whole of dataEfficiency.configurations.filter(({split}) => split.trainingCount === 55_000)) {
    assert.ok(nnAgainstCnn.configurations.includes(whole), whole.model.name);
  }
});

test('data-efficiency takes about 1,000 steps at least, whatever the size', () => {
  for (const {split, training, model} of dataEfficiency.configurations) {
    assert.ok(Math.ceil(split.trainingCount / training.batchSize) * training.epochs >= 1_000, model.name);
  }
});

test('tuning-noise repeats configurations of tuning, the first seed of which is the same trial', () => {
  for (const configuration of tuningNoise.configurations) assert.ok(tuning.configurations.includes(configuration));
  assert.equal(tuningNoise.seeds[0], tuning.seeds[0]);
  assert.equal(tuningNoise.configurations.length, 5);
});

test('out-of-fold keeps every official training image of both data sets back once, and no test image is looked at', () => {
  const folds = outOfFold.configurations.map(({dataset, split}) => `${dataset} ${split.fold!.index}`);
  assert.equal(new Set(folds).size, 10);
  for (const {split} of outOfFold.configurations) assert.equal(split.trainingCount + split.validationCount, 60_000);
  assert.equal(outOfFold.final, false);
});

test('quicken(study) keeps the fold', () => {
  assert.deepEqual(
    quicken(outOfFold).configurations.map(({split}) => split.fold?.index),
    [0, 1],
  );
});

test('the identity of a trial does not change by what a configuration may have besides', () => {
  const [first] = simpleNetwork.configurations;
  assert.equal(contentKey(trialOf(first!, 1)), '1860047ee1fdb5d5');
});

test('fair-fight sets the CNN against NNs of as many parameters, multiply-adds and seconds', async () => {
  const cost = (name: string) => {
    const {model, training} = fairFight.configurations.find((each) => each.model.name === name)!;
    return {...networkCost(buildNetwork(model.config, grey28)), epochs: training.epochs};
  };
  const cnn = cost('cnn-32-32-32-dropout');
  const isNear = (found: number, expected: number, tolerance: number) =>
    assert.ok(Math.abs(found / expected - 1) < tolerance, `${found} (expected about ${expected})`);
  isNear(cost('nn-36').parameters, cnn.parameters, 0.02);
  isNear(cost('nn-1766').multiplyAdds, cnn.multiplyAdds, 0.02);
  const leastSeconds = async (name: string) => {
    const trials = fairFight.configurations
      .filter(({model}) => model.name === name)
      .flatMap((each) => fairFight.seeds.map((seed) => contentKey(trialOf(each, seed))));
    const runs = await Promise.all(trials.map((key) => readRecord(`artifacts/trials/${key}/run.json`, runSchema)));
    const byTensorFlow = runs.filter((run) => run && run.engine?.name !== 'native');
    return Math.min(...byTensorFlow.map((run) => run!.seconds)); // what else the machine did only adds to them
  };
  isNear(await leastSeconds('nn-512-96-epochs'), await leastSeconds('cnn-32-32-32-dropout'), 0.15);
});

test('tuned-cnn trains what the finding on tuning chose, on both data sets', async () => {
  const record = await readRecord('artifacts/findings/tuning/record.json', tuningSchema);
  assert.equal(record!.noise!.chosen, chosen);
  const found = tuning.configurations.find(({model}) => model.name === chosen)!;
  assert.deepEqual(
    tunedCnn.configurations.map(({dataset, model, training}) => [dataset, model.config, training.epochs]),
    [
      ['fashion-mnist', found.model.config, 50],
      ['mnist', found.model.config, 50],
    ],
  );
});

test('a controlled network is trained at that of the rates which did best on validation images', async () => {
  const tried = await Promise.all(
    controlledRates.configurations.map(async (configuration) => {
      const key = contentKey(trialOf(configuration, controlledRates.seeds[0]!));
      const result = await readRecord(path.join('artifacts/trials', key, 'result.json'), resultSchema);
      const {learningRate} = configuration.training.optimizer;
      const name = `${configuration.dataset}/${configuration.model.name.replace(/-[^-]*$/, '')}`;
      return {name, learningRate, accuracy: result?.validation.accuracy};
    }),
  );
  const best = [...Map.groupBy(tried, ({name}) => name)].flatMap(([name, rates]): [string, number][] => {
    if (rates.some(({accuracy}) => accuracy === undefined)) return []; // not all are on record yet
    return [[name, rates.reduce((a, b) => (b.accuracy! > a.accuracy! ? b : a)).learningRate]];
  });
  const chosen = Object.keys(chosenRates).length === 0 ? [] : best;
  assert.deepEqual(chosenRates, Object.fromEntries(chosen));
  for (const [name, rate] of chosen) {
    const rates = tried.filter((each) => each.name === name).map(({learningRate}) => learningRate);
    assert.ok(rate > Math.min(...rates) && rate < Math.max(...rates), `${name}: ${rate} is the end of what was tried`);
  }
});

test('those candidates are trained anew that the rules choose: by seeds and cost for each size, and the highest of all', async () => {
  const final = await readRecord('artifacts/studies/stronger-networks.json', studySchema);
  const tried = await Promise.all(
    strongerCandidates.configurations.map(async (configuration) => {
      const key = contentKey(trialOf(configuration, strongerCandidates.seeds[0]!));
      const result = await readRecord(path.join('artifacts/trials', key, 'result.json'), resultSchema);
      const {dataset, model} = configuration;
      assert.ok(result?.viewed, model.name);
      const {parameters, trainingOperations: operations} = result;
      return {dataset, model, parameters, operations, accuracy: result.viewed.validation.accuracy};
    }),
  );
  /** How far the seeds of a network lie apart that was chosen and trained anew. */
  const noiseOf = ({dataset, model}: (typeof tried)[number]) => {
    const [name] = Object.values(airbenchNetworks).flatMap((network) =>
      network.config === model.config ? network.name : [],
    );
    return final!.groups.find((group) => group.dataset === dataset && group.model === `${name}-longer`)!.viewed!
      .validation.accuracy.sd;
  };
  const of = (dataset: string) => tried.filter((each) => each.dataset === dataset);
  const top = (those: typeof tried) => those.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
  for (const [dataset, choices] of Object.entries(cheapest))
    for (const [most, name] of Object.entries(choices)) {
      const rivals = of(dataset).filter(({parameters}) => parameters <= Number(most));
      const chosen = rivals.find(({model}) => model.name === name)!;
      const tied = rivals.filter(({accuracy}) => accuracy >= top(rivals).accuracy - noiseOf(chosen));
      const least = tied.reduce((a, b) => (b.operations < a.operations ? b : a));
      assert.equal(name, least.model.name, `of at most ${most} parameters`);
    }
  for (const [dataset, name] of Object.entries(highest)) assert.equal(name, top(of(dataset)).model.name);
  const seeds = new Set(strongerCandidates.seeds);
  assert.ok(!strongerNetworks.seeds.some((seed) => seeds.has(seed)), 'a seed that chose is counted');
});

test('the label noise that digits are given is what clothes are estimated to have', async () => {
  const record = await readRecord('artifacts/findings/label-errors/record.json', labelErrorsSchema);
  const clothes = record!.datasets.find(({dataset}) => dataset === 'fashion-mnist');
  assert.ok(Math.abs(clothes!.training!.errorRate - labelNoise) < 0.002, `${clothes!.training!.errorRate}`);
});

test('the recipe is the one that the recipe search has chosen', async () => {
  const record = await readRecord('artifacts/searches/recipe-search/record.json', searchSchema);
  const {trial} = record!.candidates[record!.chosen]!;
  assert.deepEqual(airbench('fashion-mnist', 12), trial.training);
  assert.deepEqual(
    recipeSearch.candidates.map((candidate) => trialOf(candidate, recipeSearch.seed)),
    record!.candidates.map((candidate) => candidate.trial),
  );
});
