import {type Choice, replaceChoices} from '../choice.ts';
import {delayed} from '../delayed.ts';
import {type View, writeView} from './address.ts';
import type {Catalogue} from './catalogue.ts';
import {arrive, type Opened, openView, sceneOf, withImage} from './opened.ts';
import type {Palette} from './paint.ts';
import type {Place} from './place.ts';
import type {Part} from './scene.ts';
import {networkSettings} from './settings.ts';
import {stageOf} from './stage.ts';
import type {StepBar} from './step-bar.ts';
import {stepStrip} from './step-strip.ts';
import {verdictWords} from './verdict.ts';

/** What is open: a network with an image, and where the reader looks. */
export interface NetworkState {
  readonly datasets: Catalogue;
  view: View;
  opened: Opened;
  palette: Palette;
}

/** What of the page shows the state. */
export interface NetworkParts {
  settings: HTMLElement;
  verdict: HTMLElement;
  steps: HTMLElement; // holds the strip
  bar: StepBar;
  scene: HTMLElement; // holds the stage
}

/** What a reader can do; the parts and the address follow. */
export interface NetworkActions {
  show(): void; // all there is
  walk(by: number): void; // so many steps
}

/** The actions on a state and on what shows it. */
export function networkActions(state: NetworkState, parts: NetworkParts): NetworkActions {
  const {showImage, walkTo} = stepActions(state, parts);
  const pick = (image: number) => {
    state.view = {...state.view, image};
    state.opened = withImage(state.opened, image);
    showImage();
  };
  const show = () => {
    const {datasets, view, opened, palette} = state;
    replaceChoices(parts.settings, networkSettings(datasets, view, opened, palette, go, pick));
    showImage();
  };
  const go = async (view: Partial<View>) => {
    Object.assign(state, await openView(state.datasets, {...state.view, ...view}, false));
    show();
  };
  return {show, walk: (by) => walkTo(state.view.step + by)};
}

/** Shows the steps of what is open, and walks from one to another. */
function stepActions(state: NetworkState, parts: NetworkParts) {
  let stage: Part;
  let strip: Choice;
  const remember = delayed(() =>
    history.replaceState(history.state, '', writeView(state.view, location.search) + location.hash),
  );
  const look = (place: Place) => {
    state.view = {...state.view, place};
    stage.show(place);
    remember();
  };
  const showStep = () => {
    const {opened, view, palette} = state;
    parts.bar.show(opened.steps, view.step);
    strip.select(view.step);
    stage = stageOf(sceneOf(opened, view.step, palette), look);
    parts.scene.replaceChildren(stage.root);
    look(view.place);
  };
  const walkTo = (step: number) => {
    if (!state.opened.steps[step]) return;
    state.view = {...state.view, step, place: arrive(state.opened, state.view, step)};
    showStep();
  };
  const showImage = () => {
    const {opened, view, palette} = state;
    parts.verdict.textContent = verdictWords(opened.dataset, view.image, opened.tensors.at(-1)!);
    strip = stepStrip(opened, palette, walkTo);
    parts.steps.replaceChildren(strip.root);
    showStep();
  };
  return {showImage, walkTo};
}
