import {element} from '../element.ts';
import {workOut} from './arithmetic.ts';
import {inputSide} from './input-side.ts';
import {outputSide} from './output-side.ts';
import {mixes, type Place, withinStep} from './place.ts';
import type {Part, Scene} from './scene.ts';
import {seenPart} from './seen.ts';

/**
 * Builds the stage of one step: what goes in, what comes out, and the arithmetic between. `go` is told where the reader
 * wants to look.
 */
export function stageOf(scene: Scene, go: (place: Place) => void): Part {
  let place: Place = {row: 0, column: 0, filter: 0, channel: 0};
  const {step} = scene;
  const ask = (wanted: Partial<Place>) => {
    const channel = wanted.filter !== undefined && !mixes(step) ? wanted.filter : place.channel;
    go(withinStep(step, {...place, channel, ...wanted}));
  };
  const before = inputSide(scene, () => place, ask);
  const after = outputSide(scene, () => place, ask);
  const parts = element('div', {class: 'parts'});
  const result = element('p', {class: 'result', 'aria-live': 'polite'});
  const isFirst = scene.input === scene.image; // what its window lies on is the image
  const seen = step.field && !isFirst ? seenPart(scene, step.field) : undefined;
  const middle = element('div', {class: 'arithmetic'}, parts, result, ...(seen ? [seen.root] : []));
  return {
    root: element('div', {class: 'stage'}, before.root, middle, after.root),
    show(wanted) {
      place = wanted;
      const worked = workOut(step, scene.input, scene.output, place, scene.classNames);
      parts.replaceChildren(...worked.parts);
      result.textContent = worked.result;
      before.show(place);
      after.show(place);
      seen?.show(place);
    },
  };
}
