import {picture} from '../analysis/images/picture.ts';
import {confusedImages} from '../analysis/predictions/confused-images.ts';
import {encodeSheet} from '../artifacts/image-sheet.ts';
import {type Confusions, confusionsSchema} from '../artifacts/schema.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type FinalModel, finalModels, isFinal, readProbabilities} from './final-models.ts';
import type {Evidence, Finding} from './finding.ts';

/** The models whose confusion matrices the report shows. */
const shownModels = ['nn-512', 'cnn-32-32-32-dropout', 'airbench-small'];

const shown = 10; // images a cell
const columns = 20;

/** Which test images stand behind each cell of a confusion matrix. */
export const confusions: Finding = {
  name: 'confusions',
  purpose: 'shows the test images that final models take for something',
  schema: confusionsSchema,
  derivedFrom: 'images',
  uses: (trial) => isFinal(trial) && shownModels.includes(trial.configuration.model.name),
  async find({trials, planned, loadTest}) {
    const matrices: Confusions['matrices'] = [];
    const files: Record<string, Uint8Array> = {};
    for (const final of finalModels(trials)) {
      const {record, tiles} = await openCells(final, loadTest);
      files[record.sheet.file] = await encodeSheet(tiles);
      matrices.push(record);
    }
    return {record: {finished: distinctTrials(trials).length, planned, matrices}, files};
  },
};

async function openCells({dataset, model, trials}: FinalModel, loadTest: Evidence['loadTest']) {
  const test = await loadTest(dataset);
  const networks = await Promise.all(trials.map(async (trial) => (await readProbabilities(trial, false)).test));
  const cells = confusedImages(networks, test.labels, shown);
  const places = cells.flatMap((cell) => cell.places);
  const {told, drawn} = picture(`${dataset}-${model.name}.png`, columns, {name: 'test', split: test, places});
  const record: Confusions['matrices'][number] = {
    ...{dataset, model: model.name, title: model.title, seeds: trials.length},
    cells: cells.map(({label, taken, count, images, votes}) => ({label, taken, count, images, votes})),
    sheet: told,
  };
  return {record, tiles: drawn};
}
