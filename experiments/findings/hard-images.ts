import {picture} from '../analysis/images/picture.ts';
import {neighbourRows} from '../analysis/neighbours/neighbour-rows.ts';
import {findMisses, type Miss} from '../analysis/predictions/misses.ts';
import {writeCsv} from '../artifacts/csv.ts';
import {encodeSheet} from '../artifacts/image-sheet.ts';
import {type HardImages, hardImagesSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type FinalModel, finalModels, hasViews, isFinal, readProbabilities} from './final-models.ts';
import type {Evidence, Finding, FinishedTrial} from './finding.ts';

type Found = HardImages['datasets'][number];

const listed = 200;
const columns = 20;
const neighbourCount = 5;

/** Every test image that a final network gets wrong: who, how surely, and what it looks like. */
export const hardImages: Finding = {
  name: 'hard-images',
  purpose: 'shows the test images that final models get wrong',
  schema: hardImagesSchema,
  derivedFrom: 'images',
  uses: isFinal,
  async find(evidence) {
    const {trials, planned} = evidence;
    const datasets: Found[] = [];
    const files: Record<string, string | Uint8Array> = {};
    for (const models of Map.groupBy(finalModels(trials), ({dataset}) => dataset).values()) {
      const {record, ...found} = await examineDataset(models, evidence);
      datasets.push(record);
      Object.assign(files, found.files);
    }
    return {record: {finished: distinctTrials(trials).length, planned, datasets}, files};
  },
};

async function examineDataset(models: readonly FinalModel[], {load, loadTest}: Evidence) {
  const {dataset} = models[0]!;
  const [{training}, test] = [await load(dataset), await loadTest(dataset)];
  const pools = await Promise.all(models.map(({trials}) => Promise.all(trials.map(readTest))));
  const misses = findMisses(pools, test.labels);
  const networkCount = pools.flat().length;
  const hardest = misses.slice(0, listed);
  const places = hardest.map(({place}) => place);
  const sheet = picture(`${dataset}.png`, columns, {name: 'test', split: test, places});
  const neighbours = await neighbourRows(`${dataset}-neighbours.png`, places, {training, test}, neighbourCount);
  const table = `${dataset}.csv`;
  const record: Found = {
    dataset,
    models: models.map(({model, trials}, place) => ({
      model: model.name,
      title: model.title,
      seeds: trials.map(({seed}) => seed),
      viewed: trials.every(hasViews),
      ...countMisses(misses, test.labels, place),
    })),
    missed: misses.length,
    missedByAll: misses.filter(({misses}) => misses === networkCount).length,
    leftOut: misses.length - hardest.length,
    images: hardest.map((miss) => ({...imageOf(miss, test), ...rounded(miss)})),
    sheet: sheet.told,
    neighbours: neighbours.record,
    table,
  };
  const files = {
    [table]: tabulate(models, misses, test),
    [sheet.told.file]: await encodeSheet(sheet.drawn),
    [neighbours.record.sheet.file]: await encodeSheet(neighbours.drawn),
  };
  return {record, files};
}

async function readTest(trial: FinishedTrial): Promise<Float32Array> {
  return (await readProbabilities(trial, hasViews(trial))).test;
}

/** How many images one of the models gets wrong: by any of its seeds, and by each. */
function countMisses(misses: readonly Miss[], labels: Uint8Array, model: number) {
  const wrong = misses.map(({votes, place}) => votes[model]!.map((vote) => vote !== labels[place]));
  return {
    missedByAnySeed: wrong.filter((seeds) => seeds.some((each) => each)).length,
    missedByEverySeed: wrong.filter((seeds) => seeds.every((each) => each)).length,
  };
}

function imageOf({place}: Miss, {indices, labels}: Split) {
  return {index: indices[place]!, label: labels[place]!};
}

/** To four decimals, which is more than the networks' half precision holds. */
function rounded({misses, hardness, votes, confidence, wrong}: Miss) {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    misses,
    hardness: round(hardness),
    votes,
    confidence: round(confidence),
    wrong: {...wrong, confidence: round(wrong.confidence)},
  };
}

/** All of the images as comma-separated values, with the label that each network gives in a column of its own. */
function tabulate(models: readonly FinalModel[], misses: readonly Miss[], test: Split): string {
  const head = ['index', 'label', 'misses', 'hardness', 'confidence', 'wrong', 'wrong_votes', 'wrong_confidence'];
  const rows = misses.map((miss) => {
    const {index, label} = imageOf(miss, test);
    const {misses, hardness, confidence, wrong, votes} = rounded(miss);
    return [index, label, misses, hardness, confidence, wrong.label, wrong.votes, wrong.confidence, ...votes.flat()];
  });
  const networks = models.flatMap(({model, trials}) => trials.map(({seed}) => `${model.name}/${seed}`));
  return writeCsv([...head, ...networks], rows);
}
