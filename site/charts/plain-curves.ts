import {scale} from 'vega';
import {type CurvePoint, curveDomain, curveNote, parts} from './curve-panel.ts';
import type {Shapes} from './frame.ts';
import {labelPositions} from './label-positions.ts';
import {lighten} from './light-svg.ts';
import type {Width} from './theme.ts';

type Scale = ((value: number) => number) & {
  ticks: (count: number) => number[];
  tickFormat: (count: number, format: string) => (value: number) => string;
};

interface Shape {
  across: boolean; // the panels stand side by side
  width: number; // of a panel's axes
  height: number;
  below: number; // for what stands under them
}

const shapes: Shapes<Shape> = {
  wide: {across: true, width: 216, height: 190, below: 42},
  narrow: {across: false, width: 188, height: 150, below: 54},
};

const around = {left: 44, top: 24, right: 68}; // of a panel's axes, in pixels
const ticks = 5;
const measures = ['accuracy', 'loss'] as const;
const muted = 'font-size="12" fill="var(--muted)"';

/**
 * Accuracy and loss of one run by epoch, as `learningCurves` looks. Of runs there are more than a thousand: this takes a
 * fiftieth of the time.
 */
export function plainCurves(points: readonly CurvePoint[], width: Width): string {
  const shape = shapes[width];
  const size = {
    width: around.left + shape.width + around.right,
    height: around.top + shape.height + shape.below,
  };
  const panels = measures.map((measure, place) => {
    const [x, y] = shape.across ? [place * size.width, 0] : [0, place * size.height];
    const drawn = panel(
      points.filter((point) => point.measure === measure),
      shape,
    );
    return `<g transform="translate(${around.left + x},${around.top + y})">${drawn}</g>`;
  });
  const [across, down] = shape.across ? [measures.length, 1] : [1, measures.length];
  const box = [size.width * across, size.height * down];
  return lighten(
    `<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" width="${box[0]}" height="${box[1]}" viewBox="0 0 ${box.join(' ')}"><g fill="none">${panels.join('')}</g></svg>`,
  );
}

function panel(points: readonly CurvePoint[], {width, height}: Shape): string {
  const {title, measure, color} = points[0]!;
  const last = Math.max(...points.map(({epoch}) => epoch));
  const x = linear([0, last], [0, width]);
  const y = linear(curveDomain(points), [height, 0]);
  const ends = parts.map((part) => points.find((point) => point.part === part && point.epoch === last)!);
  const heights = labelPositions(
    ends.map(({mean}) => y(mean)),
    15,
  );
  return [
    ...y.ticks(ticks).map((tick) => `<line y1="${y(tick)}" y2="${y(tick)}" x2="${width}" stroke="var(--hairline)"/>`),
    labels(y, measure === 'accuracy' ? '~%' : '~g', (place) => `text-anchor="end" x="-5" y="${place + 4}"`),
    `<line y1="${height}" y2="${height}" x2="${width}" stroke="var(--rule)"/>`,
    labels(x, 'd', (place) => `text-anchor="middle" x="${place}" y="${height + 18}"`),
    `<text text-anchor="middle" x="${width / 2}" y="${height + 36}" font-weight="500" ${muted}>Epoch</text>`,
    `<text y="-12" font-size="13" font-weight="600" fill="var(--ink)">${title}: ${measure}</text>`,
    ...parts.map((part) => line(points, part, x, y)),
    ...ends.map(
      ({part}, place) =>
        `<text x="${width + 6}" y="${heights[place]! + 4}" font-size="12" font-weight="500" fill="${color}">${part}</text>`,
    ),
  ].join('');
}

function linear(domain: readonly number[], range: readonly number[]): Scale {
  return scale('linear')().domain(domain).range(range);
}

function labels(axis: Scale, format: string, at: (place: number) => string): string {
  const write = axis.tickFormat(ticks, format);
  return axis
    .ticks(ticks)
    .filter((tick) => format !== 'd' || Number.isInteger(tick))
    .map((tick) => `<text ${at(axis(tick))} ${muted}>${write(tick)}</text>`)
    .join('');
}

/** The points of a part, joined; a single one is a dot. */
function line(points: readonly CurvePoint[], part: CurvePoint['part'], x: Scale, y: Scale): string {
  const shown = points.filter((point) => point.part === part);
  const {color} = shown[0]!;
  const note = `data-note="${curveNote(points, part)}"`;
  const places = shown.map(({epoch, mean}) => `${x(epoch)},${y(mean)}`);
  if (shown.length === 1) return `<circle ${note} transform="translate(${places[0]})" r="4" fill="${color}"/>`;
  const dashes = part === 'training' ? ' stroke-dasharray="5,3"' : '';
  return `<path ${note} d="M${places.join('L')}" stroke="${color}" stroke-width="2" stroke-linejoin="round"${dashes}/>`;
}
