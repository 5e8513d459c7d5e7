import {write} from '../../format/numbers.ts';
import {type Choice, choice} from '../choice.ts';
import {element} from '../element.ts';
import {keepForPaper} from '../on-paper.ts';
import {readView, type View, writeView} from './address.ts';
import type {Catalogue, ShownDataset} from './catalogue.ts';
import {forward} from './forward.ts';
import {loadImages, loadSteps} from './load.ts';
import {fullValue, gridOf, type Palette, readPalette, tellingMap, thumbnail} from './paint.ts';
import {firstPlace, nextPlace, type Place, previousPlace, withinStep} from './place.ts';
import {type Stage, stageOf} from './stage.ts';
import type {Step, Tensor} from './step.ts';
import {shapeWords, stepName, stepWords} from './words.ts';

/** What is open: a network, an image, and all that the one makes of the other. */
interface Opened {
  dataset: ShownDataset;
  images: Tensor[];
  steps: Step[];
  tensors: Tensor[];
}

/** Opens the explorer in `root`, at the view that the address names. `catalogue` is the address of what there is. */
export async function openExplorer(root: HTMLElement, catalogue: string): Promise<void> {
  const datasets = (await (await fetch(catalogue)).json()) as Catalogue;
  let view: View = readView(location.search) ?? firstView(datasets[0]!);
  let opened: Opened;
  let stage: Stage;
  let palette: Palette = readPalette(root);
  let strip: Choice;

  const settings = element('div', {class: 'settings'});
  const verdict = element('p', {class: 'verdict', 'aria-live': 'polite'});
  const steps = element('div', {class: 'steps'});
  const heading = element('h3', {class: 'step-name'});
  const words = element('p', {class: 'step-words'});
  const back = element('button', {type: 'button'}, '← Back');
  const on = element('button', {type: 'button'}, 'Next →');
  const scene = element('div', {});
  const bar = element('div', {class: 'step-bar'}, back, heading, on);
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', 'A network, step by step');
  root.replaceChildren(settings, verdict, steps, bar, words, scene, keepForPaper(root));
  back.addEventListener('click', () => walk(view.step - 1));
  on.addEventListener('click', () => walk(view.step + 1));

  const remember = delayed(() => history.replaceState(history.state, '', writeView(view) + location.hash));

  /** Looks at another place of the same step. */
  function look(place: Place): void {
    view = {...view, place};
    stage.show(place);
    remember();
  }

  function walk(to: number): void {
    const {steps: all, tensors} = opened;
    const step = all[to];
    if (!step) return;
    view = {...view, step: to, place: arrive(all, tensors, view, to)};
    showStep();
  }

  function showStep(): void {
    const {dataset, steps: all, tensors} = opened;
    const step = all[view.step]!;
    const [input, output] = [tensors[view.step]!, tensors[view.step + 1]!];
    const classNames = view.step >= all.length - 1 || isScores(all, view.step) ? dataset.classNames : undefined;
    heading.textContent = `Step ${view.step + 1} of ${all.length}: ${stepName(step)}`;
    words.textContent = stepWords(step);
    back.disabled = view.step === 0;
    on.disabled = view.step === all.length - 1;
    strip.select(view.step);
    const upToHere = all.slice(0, view.step + 1);
    stage = stageOf({step, input, output, classNames, image: tensors[0]!, upToHere, palette}, look);
    scene.replaceChildren(stage.root);
    look(view.place);
  }

  function showImage(): void {
    const {dataset, images, steps: all} = opened;
    opened = {...opened, tensors: forward(all, images[view.image]!)};
    const {tensors} = opened;
    verdict.textContent = verdictWords(dataset, view.image, tensors.at(-1)!);
    strip = choice(
      'Steps',
      all.map((step, place) => ({
        name: `Step ${place + 1}: ${stepName(step)}, ${shapeWords(step.outputShape)}`,
        picture: pictureOf(tensors[place + 1]!, palette),
        note: stepName(step),
      })),
      walk,
    );
    steps.replaceChildren(strip.root);
    showStep();
  }

  /** Opens the data set and the network of the view, and shows them. */
  async function open(keepPlace: boolean): Promise<void> {
    const dataset = datasets.find(({name}) => name === view.dataset) ?? datasets[0]!;
    const network = dataset.networks.find(({name}) => name === view.network) ?? dataset.networks[0]!;
    const [all, images] = await Promise.all([loadSteps(network, dataset), loadImages(dataset)]);
    const image = Math.min(view.image, images.length - 1);
    const step = Math.min(view.step, all.length - 1);
    const tensors = forward(all, images[image]!);
    const place = keepPlace
      ? withinStep(all[step]!, view.place)
      : firstPlace(all[step]!, tensors[step]!, tensors[step + 1]!);
    view = {dataset: dataset.name, network: network.name, image, step, place};
    opened = {dataset, images, steps: all, tensors};
    showSettings();
    showImage();
  }

  function showSettings(): void {
    const {dataset, images} = opened;
    const {rightCount} = dataset;
    const sets = choice(
      'Data set',
      datasets.map(({title}) => ({name: title})),
      (at) => {
        view = firstView(datasets[at]!);
        void open(false);
      },
    );
    sets.select(datasets.indexOf(dataset));
    const networks = choice(
      'Network',
      dataset.networks.map(({title}) => ({name: title})),
      (at) => {
        view = {...view, network: dataset.networks[at]!.name, step: 0};
        void open(false);
      },
    );
    networks.select(dataset.networks.findIndex(({name}) => name === view.network));
    const pictures = choice(
      `Test image: ${rightCount} that all networks name correctly, then some that one of them does not`,
      images.map((image, at) => ({
        name: imageName(dataset, at),
        picture: thumbnail(gridOf(image, 0), 1, palette),
      })),
      (at) => {
        view = {...view, image: at};
        showImage();
      },
    );
    pictures.select(view.image);
    const focused = settings.contains(document.activeElement) ? document.activeElement : null;
    const held = focused && [...settings.querySelectorAll('fieldset')].findIndex((field) => field.contains(focused));
    settings.replaceChildren(sets.root, networks.root, pictures.root);
    if (held !== null) settings.querySelectorAll('fieldset')[held]?.querySelector<HTMLElement>(':checked')?.focus();
  }

  await open(readView(location.search) !== undefined);
  onThemeChange(() => {
    palette = readPalette(root);
    showSettings();
    showImage();
  });
}

function firstView({name, networks}: ShownDataset): View {
  const place = {row: 0, column: 0, filter: 0, channel: 0};
  return {dataset: name, network: networks[0]!.name, image: 0, step: 0, place};
}

/** Where one looks after going from the step of a view to another. */
function arrive(steps: Step[], tensors: Tensor[], {step: from, place}: View, to: number): Place {
  const [input, output] = [tensors[to]!, tensors[to + 1]!];
  if (to === from + 1) return nextPlace(steps[from]!, place, steps[to]!, output);
  if (to === from - 1) return previousPlace(steps[from]!, place, steps[to]!, input);
  return firstPlace(steps[to]!, input, output);
}

/** Whether nothing but numbers of the same classes follows. */
function isScores(steps: Step[], place: number): boolean {
  return steps.slice(place + 1).every(({operation: {kind}}) => kind === 'scale' || kind === 'softmax');
}

function pictureOf(tensor: Tensor, palette: Palette): HTMLElement {
  return thumbnail(gridOf(tensor, tellingMap(tensor)), fullValue(tensor), palette);
}

function imageName({classNames, images}: ShownDataset, at: number): string {
  return `${classNames[images[at]!.label]}, ${images[at]!.split} image ${images[at]!.index}`;
}

function verdictWords({classNames, images}: ShownDataset, image: number, {values}: Tensor): string {
  const label = values.indexOf(values.reduce((high, value) => Math.max(high, value)));
  const truth = images[image]!.label;
  const said = `The network says ${classNames[label]}, with a probability of ${write(values[label]!, 'percent')}.`;
  return label === truth ? `${said} That is right.` : `${said} It is wrong: this is ${classNames[truth]}.`;
}

/** Runs a moment after the last of several calls: browsers allow few changes of the address a second. */
function delayed(run: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, 250);
  };
}

function onThemeChange(run: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', run);
  new MutationObserver(run).observe(document.documentElement, {attributeFilter: ['data-theme']});
}
