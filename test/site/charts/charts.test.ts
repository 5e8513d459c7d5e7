import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TopLevelSpec} from 'vega-lite';
import {classBars} from '../../../site/charts/class-bars.ts';
import {costScatter} from '../../../site/charts/cost-scatter.ts';
import {curveGrid} from '../../../site/charts/curve-grid.ts';
import type {CurvePoint} from '../../../site/charts/curve-panel.ts';
import {type Dumbbell, dumbbells} from '../../../site/charts/dumbbells.ts';
import {gaps} from '../../../site/charts/gaps.ts';
import {history} from '../../../site/charts/history.ts';
import {intervalDots} from '../../../site/charts/interval-dots.ts';
import {intervalRows} from '../../../site/charts/interval-rows.ts';
import {labelPositions} from '../../../site/charts/label-positions.ts';
import {learningCurves} from '../../../site/charts/learning-curves.ts';
import {headedPanels, linePanels, pairShapes} from '../../../site/charts/line-panels.ts';
import {markLabels} from '../../../site/charts/mark-labels.ts';
import {networkDiagram} from '../../../site/charts/network-diagram.ts';
import {noteOf} from '../../../site/charts/notes.ts';
import {plainCurves} from '../../../site/charts/plain-curves.ts';
import {renderSvg} from '../../../site/charts/render-svg.ts';
import {shareBars} from '../../../site/charts/share-bars.ts';
import {shareNotes} from '../../../site/charts/share-notes.ts';
import {swarm} from '../../../site/charts/swarm.ts';
import {textWidth} from '../../../site/charts/text-width.ts';
import {trends} from '../../../site/charts/trends.ts';

const curves: CurvePoint[] = (['mnist', 'fashion-mnist'] as const).flatMap((dataset) =>
  (['accuracy', 'loss'] as const).flatMap((measure) =>
    (['training', 'validation'] as const).flatMap((part) =>
      [1, 2].map((epoch) => ({
        dataset,
        color: 'var(--set-1)',
        title: dataset,
        measure,
        part,
        epoch,
        mean: 0.5,
        min: 0.4,
        max: dataset === 'mnist' ? 0.9 : 0.6,
      })),
    ),
  ),
);

const pairs: Dumbbell[] = [
  {
    method: 'Simple NN',
    ends: [
      {accuracy: 0.98, low: 0.97, high: 0.99, label: '98 %'},
      {accuracy: 0.89, low: 0.88, high: 0.9, label: '89 %'},
    ],
  },
];

const pairSides = [
  {title: 'digits', color: 'blue'},
  {title: 'clothes', color: 'brown'},
] as const;

const bars = (['mnist', 'fashion-mnist'] as const).map((dataset, value) => ({
  dataset,
  color: 'var(--set-1)',
  title: dataset,
  className: 'a',
  value,
  label: `${value}`,
}));

const models = (['mnist', 'fashion-mnist'] as const).map((panel, index) => ({
  panel,
  row: 'Small CNN, dropout, L2',
  architecture: 'CNN',
  label: '98 %',
  value: 0.98 - index / 10,
  low: 0.97 - index / 10,
  high: 0.985 - index / 10,
  hollow: 0.99,
  filled: 0.98 - index / 10,
}));

const linesOf = (end: number) => [
  {
    name: 'NN',
    color: 'var(--nn)',
    dashed: true,
    points: [
      {x: 0, y: 0.1},
      {x: 1, y: end},
    ],
    label: 'above' as const,
  },
  {
    name: 'CNN',
    color: 'var(--cnn)',
    points: [
      {x: 0, y: 0.2, low: 0.1, high: 0.3},
      {x: 1, y: end, low: end, high: end},
    ],
  },
];
const axes = {
  x: {title: 'Coverage', domain: [0, 1] as [number, number], format: '.0%'},
  y: {title: null, domain: [0, 1] as [number, number], format: '.0%', values: [0, 1]},
  measure: 'wrong',
};
const linePairs = (['mnist', 'fashion-mnist'] as const).map((title, index) => ({
  title,
  lines: linesOf(0.5 + index / 4),
}));

const sets = (['mnist', 'fashion-mnist'] as const).map((panel) => ({
  panel,
  row: 'CNN, 90 %',
  color: 'var(--cnn)',
  shares: [0.1, 0.6, 0.2, 0.1],
  label: '90.1 % · 1.30',
}));

const names = ['no name', 'one name', 'two names', 'more'];
const sides = {hollow: 'training', filled: 'validation'};

const rows = [
  {
    title: 'CNN',
    panels: (['mnist', 'fashion-mnist'] as const).map((dataset) => ({
      points: curves.filter((point) => point.dataset === dataset && point.measure === 'loss'),
      mark: {epoch: 2, label: 'lowest in 2'},
    })),
  },
];

const grains = [0.9, 0.9, 0.9, 0.92].map((value, place) => ({
  row: place < 3 ? 'two convolutions' : 'three convolutions',
  value,
  strong: place === 3,
  note: noteOf(String(place), `${value}`),
  label: place === 3 ? '16-16-16, dense 16' : undefined,
}));

const lines = ['Random', 'ASHA'].map((name) => ({
  title: name,
  domain: [0, 2] as [number, number],
  format: '~g',
  lines: [
    {
      name: 'Random',
      tone: 'dashed' as const,
      points: [
        {x: 1, y: 2},
        {x: 100, y: 1},
      ],
    },
    {
      name,
      tone: 'strong' as const,
      points: [
        {x: 1, y: 1, low: 0, high: 2},
        {x: 100, y: 0, low: 0, high: 1},
      ],
    },
  ],
}));

const intervals = ['one convolution', 'two convolutions'].flatMap((group) =>
  [0.1, -0.1].map((value) => ({
    group,
    name: 'filters of convolution 1',
    value,
    low: value - 0.1,
    high: value + 0.1,
    label: '10 %',
    faint: value < 0,
  })),
);

const costs = ['By size', 'By work'].map((name) => ({
  title: name,
  axis: 'Parameters',
  offers: [
    {kind: '1', cost: 1000, value: 0.9, front: true, note: noteOf('cheap', '90 %'), label: 'cheap'},
    {kind: '2', cost: 5000, value: 0.92, front: true, note: noteOf('good', '92 %')},
    {kind: '2', cost: 6000, value: 0.91, front: false, note: noteOf('neither', '91 %')},
  ],
}));

const tries = [0.88, 0.9, 0.89].map((value, place) => ({
  value,
  highest: Math.min(0.9, value + place * 0.01),
  note: noteOf(`network ${place}`, String(value)),
  label: `network ${place}`,
}));

test('labelPositions(values, gap) leaves distant labels alone and parts near ones', () => {
  assert.deepEqual(labelPositions([0, 10], 1), [0, 10]);
  assert.deepEqual(labelPositions([5, 5], 1), [4.5, 5.5]);
  assert.deepEqual(
    labelPositions([5.1, 5, 9], 1).map((value) => value.toFixed(2)),
    ['5.55', '4.55', '9.00'],
  );
});

test('learningCurves(points, wide) has a row a measure and equal axes for both data sets', () => {
  const {vconcat} = learningCurves(curves, 'wide') as unknown as {
    vconcat: {hconcat: {layer: {encoding: {y: {scale: {domain: number[]}}}}[]}[]}[];
  };
  assert.equal(vconcat.length, 2);
  for (const {hconcat} of vconcat) {
    const [digits, clothes] = hconcat.map(({layer}) => layer[1]!.encoding.y.scale.domain);
    assert.deepEqual(digits, clothes);
  }
});

test('learningCurves(points, narrow) stacks its panels', () => {
  assert.equal((learningCurves(curves, 'narrow') as unknown as {vconcat: unknown[]}).vconcat.length, 4);
});

test('curveGrid(rows) draws the curves of one data set alone across both columns', () => {
  const alone = rows.map((row) => ({...row, panels: row.panels.slice(0, 1)}));
  assert.match(JSON.stringify(curveGrid(alone, 'wide')), /"width":450/);
  assert.doesNotMatch(JSON.stringify(curveGrid(rows, 'wide')), /"width":450/);
});

test('curveGrid(rows) has equal axes and draws the mark at its epoch', () => {
  const {vconcat} = curveGrid(rows, 'wide') as unknown as {
    vconcat: {
      hconcat: {
        layer: {data?: {values: {epoch: number}[]}; mark: {type: string}; encoding: {y: {scale: {domain: number[]}}}}[];
      }[];
    }[];
  };
  const [digits, clothes] = vconcat[0]!.hconcat;
  assert.deepEqual(digits!.layer[1]!.encoding.y.scale.domain, clothes!.layer[1]!.encoding.y.scale.domain);
  assert.deepEqual(digits!.layer.find(({mark}) => mark.type === 'rule')!.data!.values[0]!.epoch, 2);
});

for (const [name, spec] of Object.entries({
  intervalDots: intervalDots(models, 'wide'),
  gaps: gaps(models, sides, 'wide'),
})) {
  test(`${name}(rows) draws both data sets on one scale`, () => {
    const {hconcat} = spec as unknown as {
      hconcat: {layer: {encoding: {x: {scale: {domain: number[]}}}}[]}[];
    };
    const [digits, clothes] = hconcat.map(({layer}) => layer[0]!.encoding.x.scale.domain);
    assert.deepEqual(digits, clothes);
  });
}

test('intervalDots(dots) gives a row the same place in both panels, also where one of them lacks it', () => {
  const dots = [...models, {...models[1]!, row: 'on clothes alone'}];
  const {hconcat} = intervalDots(dots, 'wide') as unknown as {hconcat: {encoding: {y: {scale: {domain: string[]}}}}[]};
  for (const {encoding} of hconcat) assert.deepEqual(encoding.y.scale.domain, [models[0]!.row, 'on clothes alone']);
});

test('linePanels(panels, axes, shapes, width) breaks rows by columns, and labels axes at the edges alone', () => {
  const shapes = {wide: {columns: 2, width: 100, height: 80}, narrow: {columns: 1, width: 100, height: 80}};
  const {vconcat} = linePanels([...linePairs, linePairs[0]!], axes, shapes, 'wide') as unknown as {
    vconcat: {hconcat: {layer: {encoding: Record<'x' | 'y', {axis: {labels: boolean}; scale: object}>}[]}[]}[];
  };
  assert.deepEqual(
    vconcat.map(({hconcat}) =>
      hconcat.map(({layer}) => [layer[1]!.encoding.x.axis.labels, layer[1]!.encoding.y.axis.labels]),
    ),
    [
      [
        [false, true],
        [false, false],
      ],
      [[true, true]],
    ],
  );
});

test('shareBars(bars) cuts each bar into shares that follow one another and fill the axis', () => {
  const {hconcat} = shareBars(sets, names, 'wide') as unknown as {
    hconcat: {data: {values: {from: number; to: number}[]}}[];
  };
  const cuts = hconcat[0]!.data.values;
  assert.deepEqual(
    cuts.slice(1).map(({from}) => from),
    cuts.slice(0, -1).map(({to}) => to),
  );
  assert.ok(Math.abs(cuts.at(-1)!.to - 1) < 1e-9);
});

test('dumbbells(rows) writes each number on the outer side of its mark, and each title once', () => {
  const {layer} = dumbbells(pairs, pairSides, 'wide') as unknown as {
    layer: {mark: {align?: string; type: string}; data?: {values: {label: string; title: string}[]}}[];
  };
  const texts = layer.filter(({mark, data}) => mark.type === 'text' && data?.values[0]?.title);
  assert.deepEqual(
    texts.map(({mark: {align}, data}) => `${align} ${data!.values.map(({label, title}) => `${title} ${label}`)}`),
    ['right clothes 89 %', 'left digits 98 %', 'center digits 98 %,clothes 89 %'],
  );
});

test('dumbbells(rows) of three data sets numbers the outer ends alone, and writes titles that would touch below one another', () => {
  const ends = [0.9, 0.5, 0.7].map((accuracy) => ({accuracy, low: accuracy, high: accuracy, label: `${accuracy}`}));
  const sides = ['a', 'the very long title of a data set', 'another title that is as long'].map((title) => ({
    title,
    color: 'red',
  }));
  const {layer} = dumbbells([{method: 'm', ends}], sides, 'wide') as unknown as {
    layer: {mark: {type: string}; data?: {values: {label: string; title: string; y: number}[]}}[];
  };
  const [left, right, titles] = layer.filter(({mark, data}) => mark.type === 'text' && data?.values[0]?.title);
  assert.deepEqual(
    [left, right].map((side) => side!.data!.values.map(({label}) => label)),
    [['0.5'], ['0.9']],
  );
  const heights = titles!.data!.values.map(({y}) => y);
  assert.equal(heights[0], heights[1]);
  assert.ok(heights[2]! < heights[1]!, `${heights}`);
});

test('classBars(bars) draws both data sets on one scale from zero', () => {
  const {hconcat} = classBars(bars, 'wide') as unknown as {hconcat: {encoding: {x: {scale: {domain: number[]}}}}[]};
  assert.deepEqual(
    hconcat.map(({encoding}) => encoding.x.scale.domain),
    [
      [0, 1],
      [0, 1],
    ],
  );
});

test('swarm(grains) lays no disc over another', () => {
  const {layer} = swarm(grains, {from: 0.91, label: 'may be chance'}, 'wide') as unknown as {
    layer: {mark: {type: string}; data: {values: {value: number; y: number}[]}}[];
  };
  const heights = layer
    .find(({mark}) => mark.type === 'point')!
    .data.values.filter(({value}) => value === 0.9)
    .map(({y}) => y);
  assert.equal(heights.length, 3);
  for (const [place, height] of heights.entries())
    for (const other of heights.slice(place + 1)) assert.ok(Math.abs(height - other) >= 10);
});

test('renderSvg(spec) keeps the notes of marks, and no other words for those who cannot see', async () => {
  const svg = await renderSvg(swarm(grains, null, 'wide'), 'swarm');
  const notes = [...svg.matchAll(/ data-note="([^"]*)"/g)].map(([, note]) => note);
  assert.deepEqual(notes.toSorted(), ['0 | 0.9', '1 | 0.9', '2 | 0.9', '3 | 0.92']);
  assert.doesNotMatch(svg, /aria-label/);
});

test('shareNotes(wide, narrow) empties the notes of the narrow drawing where the wide one has the same', () => {
  const [one, other] = ['<path data-note="A | 1"/>', '<path data-note="A | 2"/>'];
  assert.equal(shareNotes(one, `<g>${one}</g>`), '<g><path data-note=""/></g>');
  assert.equal(shareNotes(one, other), other);
});

test('costScatter(panels) has one axis of worth, and joins the front from the cheapest on', () => {
  const {hconcat} = costScatter(costs, {kinds: 'convolutions'}, 2, 'wide') as unknown as {
    hconcat: {layer: {data: {values: {cost: number}[]}; encoding: {y: {scale: {domain: number[]}}}}[]}[];
  };
  const [size, work] = hconcat.map(({layer}) => layer[0]!);
  assert.deepEqual(size!.encoding.y.scale.domain, work!.encoding.y.scale.domain);
  assert.deepEqual(
    size!.data.values.map(({cost}) => cost),
    [1000, 5000],
  );
});

test('history(tries) fills and names those alone that raise the highest', () => {
  const {layer} = history(tries, 'Networks trained', 'wide') as unknown as {
    layer: {mark: {type: string}; data: {values: {text: string; raises: boolean; turn: number}[]}}[];
  };
  const [, marks, , names] = layer.map(({data}) => data.values);
  assert.deepEqual(
    marks!.filter(({raises}) => raises).map(({turn}) => turn),
    [1, 2],
  );
  assert.deepEqual(names!.map(({text}) => text).toSorted(), ['network 0', 'network 1']);
});

test('intervalRows(rows) puts the rows of a group under its name', () => {
  const {data, layer} = intervalRows(intervals, {format: '~%', zero: true, bar: 'seeds'}, 'wide') as unknown as {
    data: {values: {y: number}[]};
    layer: {data?: {values: {group: string; y: number}[]}}[];
  };
  const headings = layer.at(-1)!.data!.values;
  assert.deepEqual(
    headings.map(({group}) => group),
    ['one convolution', 'two convolutions'],
  );
  assert.ok(data.values[1]!.y < headings[1]!.y && headings[1]!.y < data.values[2]!.y);
});

test('markLabels(spots) writes names beside their marks, over no other mark or name, and leaves out what has no room', () => {
  const frame = {width: 100, height: 40};
  const [first, second, ...rest] = markLabels(
    [
      {x: 20, y: 20, label: 'one'},
      {x: 60, y: 20, label: 'two'},
      {x: 40, y: 20},
      {x: 50, y: 20, label: 'a far too long name'},
    ],
    frame,
  );
  assert.ok(first!.x + textWidth('one', 12) < 34 || Math.abs(first!.y - 20) >= 13, JSON.stringify(first));
  assert.deepEqual([second!.text, second!.y], ['two', 20]);
  assert.deepEqual(rest, []);
});

test('textWidth(text, size) grows with text and size', () => {
  assert.ok(textWidth('accuracy', 12) > 45 && textWidth('accuracy', 12) < 55);
  assert.equal(textWidth('aa', 24), 4 * textWidth('a', 12));
});

for (const width of ['wide', 'narrow'] as const) {
  for (const [name, spec] of Object.entries({
    'learning curves': learningCurves(curves, width),
    dumbbells: dumbbells(pairs, pairSides, width),
    bars: classBars(bars, width),
    'curve grid': curveGrid(rows, width),
    'interval dots': intervalDots(models, width),
    gaps: gaps(models, sides, width),
    'share bars': shareBars(sets, names, width),
    'line panels': linePanels(linePairs, {...axes, diagonal: true}, pairShapes(), width),
    'headed panels': headedPanels(
      [{title: 'MNIST', panels: Array.from({length: 10}, () => linePairs[0]!)}],
      axes,
      {wide: {columns: 5, width: 98, height: 80}, narrow: {columns: 2, width: 116, height: 74}},
      width,
    ),
    swarm: swarm(grains, {from: 0.91, label: 'may be chance'}, width),
    trends: trends(lines, {title: 'Operations', format: '~s'}, 3, width),
    'interval rows': intervalRows(intervals, {format: '~%', zero: true, bar: 'seeds'}, width),
    history: history(tries, 'Networks trained', width),
    'cost scatter': costScatter(costs, {kinds: 'convolutions'}, 2, width),
  })) {
    test(`renderSvg(${name}, ${width}) fits its place, is repeatable and leaves style to the page`, async () => {
      const svg = await renderSvg(spec, 'chart');
      assert.equal(await renderSvg(spec, 'chart'), svg);
      assert.ok(Number(svg.match(/width="([\d.]+)"/)![1]) <= (width === 'wide' ? 680 : 340), svg.slice(0, 200));
      assert.doesNotMatch(svg, /style=|class=|role=|font-family|NaN|undefined/);
      checkNotes(svg);
      assert.equal(svg.replaceAll(/ data-(note|of)="[^"]*"/g, ''), await renderSvg(silenced(spec), 'chart'));
      for (const [, size] of svg.matchAll(/font-size="(\d+)"/g)) assert.ok(Number(size) >= 12);
    });
  }
}

for (const width of ['wide', 'narrow'] as const) {
  test(`plainCurves(points, ${width}) says of a run what learningCurves says, and fits its place`, async () => {
    const run = curves
      .filter(({dataset}) => dataset === 'mnist')
      .map((point) => {
        const mean = point.mean + point.epoch / 30;
        return {...point, mean, min: mean, max: mean};
      });
    const svg = plainCurves(run, width);
    const said = (drawing: string) =>
      [...drawing.matchAll(/(?<= data-note=")[^"]*|(?<=<text[^>]*>)[^<]+/g)].flat().sort();
    assert.deepEqual(said(svg), said(await renderSvg(learningCurves(run, width), 'run')));
    assert.ok(Number(svg.match(/width="([\d.]+)"/)![1]) <= (width === 'wide' ? 680 : 340), svg.slice(0, 200));
    checkNotes(svg);
  });
}

test('plainCurves(points) draws a single epoch as dots', () => {
  const run = curves.filter(({dataset, epoch}) => dataset === 'mnist' && epoch === 1);
  assert.equal(plainCurves(run, 'wide').match(/<circle /g)?.length, 4);
});

/** The same chart without what its marks say. */
function silenced(spec: TopLevelSpec): TopLevelSpec {
  return JSON.parse(JSON.stringify(spec, (key, value) => (['aria', 'description'].includes(key) ? undefined : value)));
}

/** Each chart says something, and a line as much as it has points. */
function checkNotes(svg: string): void {
  const marks = [...svg.matchAll(/data-note="([^"]*)"[^>]* [dr]="([^"]*)"/g)];
  assert.ok(marks.length > 0);
  for (const [, note, outline] of marks) {
    const [name, ...says] = note!.split(' | ');
    assert.ok(name);
    if (says.length > 1) assert.equal(outline!.match(/-?[\d.]+,-?[\d.]+/g)!.length, says.length);
  }
}

const shown = {
  ...{href: '/x.webp', x: 0, y: 0, width: 28, height: 28},
  tile: {width: 28, height: 28, channels: 1 as const},
  isLight: false,
};

const convolution = (outputShape: number[], parameters: number) => ({
  kind: 'convolution',
  title: `Convolution 3 x 3, ${outputShape[2]} filters`,
  outputShape,
  parameters,
  multiplyAdds: 1,
});

test('networkDiagram(layers) shows an image of another size whole, and one of light as it is', () => {
  const light = {tile: {width: 48, height: 48, channels: 1}, isLight: true} as const;
  const flat = (count: number) => ({
    kind: 'flatten',
    title: 'Flatten',
    outputShape: [count],
    parameters: 0,
    multiplyAdds: 0,
  });
  const layers = [convolution([46, 46, 8], 224), flat(16928)];
  for (const width of ['wide', 'narrow'] as const) {
    const svg = networkDiagram(layers, [48, 48], width, {...shown, ...light});
    assert.match(svg, /<g class="pixels light"><svg x="[\d.]+" y="[\d.]+" width="46" height="46" viewBox="0 0 48 48">/);
    assert.doesNotMatch(svg, /x="-(?!0")/);
  }
  const dense = networkDiagram([flat(6912)], [48, 48], 'wide', {
    ...shown,
    ...light,
  });
  assert.match(dense, /<rect fill="var\(--rule\)" x="[\d.]+" y="6" width="18" height="190"/);
});

test('networkDiagram(layers) writes shapes and parameters, and draws few outputs one by one', () => {
  const layers = [{kind: 'dense', title: 'Dense 10, softmax', outputShape: [10], parameters: 7850, multiplyAdds: 7840}];
  const svg = networkDiagram(layers, [28, 28], 'wide', shown);
  assert.match(svg, /7,850 parameters/);
  assert.match(svg, /28 × 28/);
  assert.equal(svg.match(/<rect fill="var\(--nn\)" x/g)!.length, 10);
});

test('networkDiagram(layers) draws convolutions as stacks, and joins what changes no shape to the layer before', () => {
  const layers = [
    convolution([26, 26, 24], 216),
    {kind: 'normalization', title: 'Batch normalization', outputShape: [26, 26, 24], parameters: 24, multiplyAdds: 0},
    {kind: 'activation', title: 'ReLU', outputShape: [26, 26, 24], parameters: 0, multiplyAdds: 0},
    {kind: 'pooling', title: 'Max pooling 3 x 3', outputShape: [1, 1, 24], parameters: 0, multiplyAdds: 0},
  ];
  for (const width of ['wide', 'narrow'] as const) {
    const svg = networkDiagram(layers, [28, 28], width, shown);
    assert.equal(svg.match(/font-weight="600"/g)!.length, 3);
    assert.match(svg, /26 × 26 × 24/);
    assert.match(svg, />240( parameters)?</);
    assert.match(svg, />batch normalisation, ReLU</);
    assert.doesNotMatch(svg, /NaN|undefined/);
  }
});

test('renderSvg(spec, id) writes places to a tenth of a pixel, and leaves opacity as it is', async () => {
  const svg = await renderSvg(
    {
      data: {values: [{x: 1 / 3}]},
      mark: {type: 'bar', opacity: 0.35},
      encoding: {x: {field: 'x', type: 'quantitative'}},
    },
    'a',
  );
  const places = [...svg.matchAll(/ (?:d|transform|x|y)="([^"]*)"/g)].map(([, place]) => place).join(' ');
  assert.doesNotMatch(places, /\.\d{2}/);
  assert.match(svg, /opacity="0\.35"/);
});
