import type {Group, Overfitting} from '../../../experiments/artifacts/schema.ts';
import {curveGrid} from '../../charts/curve-grid.ts';
import type {CurvePoint} from '../../charts/curve-panel.ts';
import type {Width} from '../../charts/theme.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn, modelTitle} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {manyOf, subject} from '../../report/sets.ts';
import {curvesOf, pointsTable} from '../curves.ts';
import type {Figure} from '../figure.ts';
import {found, runsOfStudies} from '../sources.ts';

const study = 'nn-against-cnn';
const plainCnn = 'cnn-32-32-32';
const shown = [plainCnn, 'cnn-32-32-32-dropout', 'cnn-32-32-32-dropout-l2'];

type Signs = Overfitting['groups'][number];
type Measure = CurvePoint['measure'];

/** Accuracy of the CNN by epoch, without and with means against overfitting: where training leaves validation behind. */
export const parting: Figure = {
  id: 'parting',
  ...common('accuracy', ({parted}) => (parted === null ? null : {epoch: parted, label: `part in ${parted}`})),
  title: (records) =>
    comesLate(records, 'parted')
      ? say`Training against validation, epoch by epoch`
      : say`From epoch ${sign('parted')} on, the plain CNN knows the ${manyOf(subject)} that it trains on better than others`,
  finding: () =>
    say`Accuracy on training images, dashed, and on validation images, solid. The upright line stands where they part.`,
  rest: () => say`Bands run from the lowest seed to the highest.`,
};

/** The same of the loss: where more training makes the answers worse. */
export const turning: Figure = {
  id: 'turning',
  ...common('loss', ({lowest}) => ({epoch: lowest, label: `lowest in ${lowest}`})),
  title: (records) =>
    numberAt(records, sign('rise.mean').at) > 0 && !comesLate(records, 'lowest')
      ? say`After epoch ${sign('lowest')}, more training makes the plain CNN surer of its mistakes with new ${manyOf(subject)}`
      : say`Loss on training and on validation images, epoch by epoch`,
  finding: () =>
    say`Loss on training images, dashed, and on validation images, solid. The upright line stands where the second is lowest; after it the loss rises, even where the accuracy does not fall.`,
};

function common(measure: Measure, mark: (signs: Signs) => {epoch: number; label: string} | null) {
  const panelsOf = (records: Records) =>
    groupsIn(records, study)
      .filter(({model, epochs}) => shown.includes(model) && epochs.length > 0)
      .map((group) => ({
        group,
        points: curvesOf(records, group, measure),
        mark: markOf(records, group, mark),
      }));
  return {
    alternative: (records: Records) =>
      `Panels with equal axes, a row a network, a column a data set: ${measure} by epoch, dashed for training and solid for validation images. ${panelsOf(
        records,
      )
        .map(({group, mark: at}) => `${group.title} on ${group.dataset}: ${at ? at.label : 'they stay together'}.`)
        .join(' ')}`,
    table: (records: Records) => {
      const panels = panelsOf(records);
      const {columns} = pointsTable([]);
      const rows = panels.flatMap(({group, points}) => pointsTable(points).rows.map((row) => [group.title, ...row]));
      return {columns: [{name: 'Network', as: 'text' as const}, ...columns], rows};
    },
    sources: (records: Records) => [...runsOfStudies(records, [study]), ...found(records, ['overfitting'])],
    compares: (records: Records) => panelsOf(records).map(({group: {dataset, model}}) => ({dataset, model, study})),
    chart(records: Records, width: Width) {
      const rows = [...Map.groupBy(panelsOf(records), ({group}) => group.model)];
      const titled = rows.map(([model, panels]) => ({title: modelTitle(records, model), panels}));
      return rows.length ? curveGrid(titled, width) : undefined;
    },
  };
}

function markOf(
  {findings}: Records,
  {dataset, model}: Group,
  mark: (signs: Signs) => {epoch: number; label: string} | null,
) {
  const signs = findings.overfitting?.groups.find(
    (row) => row.study === study && row.dataset === dataset && row.model === model,
  );
  return (signs && mark(signs)) ?? undefined;
}

/** Whether what is found of an epoch is found of the last tenth alone, or of none: then the title says nothing of it. */
function comesLate(records: Records, field: string): boolean {
  const group = groupsIn(records, study).find(({dataset, model}) => dataset === subject && model === plainCnn);
  const last = group?.epochs.at(-1)?.epoch ?? 0;
  return !(numberAt(records, sign(field).at) < 0.9 * last);
}

/** What was found of the plain CNN on the last data set. */
function sign(field: string): Quote {
  return {at: `findings/overfitting#groups.${study}/${subject}/${plainCnn}.${field}`, as: 'count'};
}
