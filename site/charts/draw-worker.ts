// A thread that draws charts; see draw-apart.ts.

import {parentPort} from 'node:worker_threads';
import * as vega from 'vega';
import {compile, type TopLevelSpec} from 'vega-lite';
import {textWidth} from './text-width.ts';

interface TextItem {
  fontSize?: number;
  fontWeight?: number | string;
}

// Without a canvas Vega guesses how wide a text is; this measures it.
const metrics = vega as unknown as {
  textMetrics: {width: (item: TextItem, text: unknown) => number};
  resetSVGDefIds: () => void;
};

metrics.textMetrics.width = (item, text) => textWidth(String(text), item.fontSize ?? 11, Number(item.fontWeight) > 500);

async function draw(spec: TopLevelSpec): Promise<string> {
  metrics.resetSVGDefIds();
  const view = new vega.View(vega.parse(compile(spec).spec), {renderer: 'none'});
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

let last: Promise<unknown> = Promise.resolve(); // one at a time: the names inside are counted for all

parentPort!.on('message', ({turn, spec}: {turn: number; spec: TopLevelSpec}) => {
  last = last.then(async () => {
    try {
      parentPort!.postMessage({turn, svg: await draw(spec)});
    } catch (error) {
      parentPort!.postMessage({turn, error});
    }
  });
});
