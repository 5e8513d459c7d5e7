import {capitalize} from '../../site/format/words.ts';
import {titleOf} from './title-of.ts';

// What the files say that are begun: each does something at once, and tells what to put in its place.

/** A page of a chapter, of a report's own or of the project. */
export function chapterText(name: string): string {
  return `---
layout: ../layouts/Chapter.astro
path: /${name}/
title: ${titleOf(name)}
description: What the chapter says, in a sentence or two.
question: What does the chapter answer?
# after: /data-sets/ would put it behind that chapter; now it stands before the methods
---

import EachSet from '../report/EachSet.astro';
import Figure from '../figures/Figure.astro';
import Table from '../tables/Table.astro';
import {splits} from '../tables/data-sets.ts';

## A first section

{/* Numbers are read from the results, each by its address: the file in artifacts/, then the fields. */}

The nearest neighbour names <EachSet at="datasets/*#nearestNeighbour.accuracy" of="of the test *" /> correctly.

{/* Figures by their ids, as the pages in site/pages/ show them; tables by what site/tables/ declares. */}

<Figure id="samples" />

<Table of={splits} />
`;
}

/** A figure: the mean pixel of each class, until it shows something else. */
export function figureText(id: string): string {
  return `import {classBars} from '../../charts/class-bars.ts';
import {descriptionOf} from '../../records/datasets.ts';
import {say} from '../../report/phrases.ts';
import {forEachSet} from '../../report/sets.ts';
import {barsOf, type ClassValues, tableOf} from '../class-values.ts';
import type {Figure} from '../figure.ts';
import {analyses} from '../sources.ts';

// What is drawn: a value for each class, from the records. Other kinds of charts are in site/charts/, one a file.
const shown: ClassValues = {
  name: 'Mean pixel',
  as: 'percent',
  digits: 0,
  values: (records, dataset) => descriptionOf(records, dataset).pixels.meanPerClass,
};

/** What the figure shows, in a sentence. */
export const ${identifierOf(id)}: Figure = {
  id: '${id}',
  title: () => say\`The finding in a few words\`,
  finding: () =>
    say\`The finding in a sentence or two, with its numbers: \${forEachSet((dataset) => say\`\${{at: \`datasets/\${dataset}#pixels.mean\`}}\`)}.\`,
  alternative: () => 'What a reader would see who cannot: a panel of bars a data set, the mean pixel of each class.',
  table: (records) => tableOf(records, shown),
  sources: (records) => analyses(records, 'datasets'),
  chart: (records, width) => classBars(barsOf(records, shown), width),
};
`;
}

/** A study: one small network on each data set, until it asks something else. */
export function studyText(name: string): string {
  return `import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import {type Configuration, fiveSeeds, type NamedModel, type Study} from './study.ts';

// How long it takes: npm run experiments -- --only ${name} --dry-run

/** What is trained. In all studies a name stands for one network with one training. */
const model: NamedModel = {
  name: '${name}-nn-64',
  title: '${titleOf(name)}: NN 64',
  architecture: 'NN',
  config: {kind: 'dense', hiddenUnits: [64], dropoutRate: 0.5},
};

export const ${identifierOf(name)}: Study = {
  name: '${name}',
  title: '${titleOf(name)}',
  question: 'What does the study ask?',
  final: false, // true where its networks are finally chosen: these alone are run on the test images
  configurations: subjectFirst.map(
    (dataset): Configuration => ({dataset, model, split: officialSplit(dataset), training: rmsProp(128, 20)}),
  ),
  seeds: fiveSeeds,
};
`;
}

/** The list of studies with one more, in its place among the imports and last among the studies. */
export function listedIn(index: string, name: string): string {
  const lines = withImport(index, name, identifierOf(name)).split('\n');
  const end = lines.findIndex((line) => line.startsWith('].filter('));
  return lines.toSpliced(end, 0, `  ${identifierOf(name)},`).join('\n');
}

/** An architecture: one convolution and a dense layer, until it is something else. */
export function architectureText(name: string): string {
  const layers = `${identifierOf(name)}Layers`;
  const config = `${capitalize(identifierOf(name))}Config`;
  return `import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type ${config} = Extract<ModelConfig, {kind: '${name}'}>;

// What a configuration says of such a network stands in experiments/artifacts/schema/trials.ts. To train one, a study
// gives a model the config {kind: '${name}', filters: 16}; npm run new -- --study <name> begins one. The kinds of layers are
// in layer.ts; those that the engine does not know are trained by TensorFlow.

/** What the network is, in a sentence: a convolution, pooling, then one score a class. */
export function ${layers}({filters}: ${config}, {classCount}: DataShape): Layer[] {
  return [
    {kind: 'convolution', filters, size: 3, padding: 'same', activation: 'relu', bias: true, initial: 'glorot'},
    {kind: 'pooling', size: 2},
    {kind: 'flatten'},
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}
`;
}

/** The schema of networks with one more, last. */
export function withMember(schema: string, name: string): string {
  const member = `  z.strictObject({
    kind: z.literal('${name}'),
    filters: z.int().positive(), // of its convolution
  }),
`;
  const end = schema.indexOf(']);', schema.indexOf('modelSchema ='));
  return schema.slice(0, end) + member + schema.slice(end);
}

/** What builds networks, with one kind more, last. */
export function withCase(index: string, name: string): string {
  const layers = `${identifierOf(name)}Layers`;
  const added = `    case '${name}':
      return {inputShape: imageShape, layers: ${layers}(model, shape)};
`;
  const text = withImport(index, name, layers);
  const end = text.lastIndexOf('  }\n}');
  return text.slice(0, end) + added + text.slice(end);
}

/** A module that imports one thing more of a neighbour, in its place. */
function withImport(text: string, name: string, imported: string): string {
  const lines = text.split('\n');
  const place = lines.findIndex((line) => (/ from '\.\/(.*)\.ts';$/.exec(line)?.[1] ?? '') > name);
  const last = lines.findLastIndex((line) => line.startsWith('import '));
  return lines.toSpliced(place < 0 ? last + 1 : place, 0, `import {${imported}} from './${name}.ts';`).join('\n');
}

function identifierOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
