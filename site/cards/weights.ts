import type {DatasetName, SplitConfig} from '../../experiments/artifacts/schema.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {studyOf} from '../records/runs.ts';
import {validationImages, weightFile} from './handouts.ts';
import {type CardLayer, cardLayers, readingRules} from './layers.ts';
import {finalModels} from './model-cards.ts';

/** All files of weights, and how to read them. */
interface DescribedWeights {
  reading: string[];
  networks: DescribedNetwork[];
}

interface DescribedNetwork {
  path: string; // of its weights on the site, without the base path
  run: string; // key
  model: string;
  title: string;
  dataset: DatasetName;
  classNames: string[];
  seed: number;
  split: SplitConfig;
  card: string | null; // path of its model's card as data; null: it is no final network
  validationImages: string | null; // path of the list of its validation images; null: not made
  validationAccuracy: number;
  testAccuracy: number | null; // null: the test images were not read for it
  layers: CardLayer[];
}

/** What there is to know of each file of weights before it can be used. */
export function describedWeights(records: Records): DescribedWeights {
  const cards = new Set(finalModels(records));
  const kept = Object.keys(records.trials).flatMap((key) => weightFile(records, key) ?? []);
  const networks = kept.map(({path, key, seed}): DescribedNetwork => {
    const {trial, validation, test} = records.trials[key]!.result;
    const {model, title, layers} = studyOf(records, key).group;
    return {
      path,
      run: key,
      model,
      title,
      dataset: trial.dataset,
      classNames: descriptionOf(records, trial.dataset).classNames,
      seed,
      split: trial.split,
      card: test && cards.has(model) ? `/models/${model}.json` : null,
      validationImages: validationImages(records, key) ?? null,
      validationAccuracy: validation.accuracy,
      testAccuracy: test?.accuracy ?? null,
      layers: cardLayers(trial.model, descriptionOf(records, trial.dataset).shape, layers),
    };
  });
  return {reading: readingRules, networks};
}
