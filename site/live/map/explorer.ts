import {type Choice, choice} from '../choice.ts';
import {element} from '../element.ts';
import {keepForPaper} from '../on-paper.ts';
import {type MapView, readMapView, writeMapView} from './address.ts';
import {type Camera, moveBy, nearestPoint, nextPoint, type Spot, toMap, toScreen, wholeMap, zoomAt} from './camera.ts';
import {drawSprite, loadSprites, paintMap, type Sprites} from './painter.ts';
import {type LoadedMap, loadMap, type MapSource} from './source.ts';

const mapTitles: Record<string, string> = {umap: 'Neighbours (UMAP)', pca: 'Main directions (PCA)'};
const neighbourCount = 3;

/** Opens the maps in `root`, at the view that the address names. */
export async function openMap(root: HTMLElement, sources: MapSource[]): Promise<void> {
  let view = within(sources, readMapView(location.search) ?? firstView(sources[0]!));
  let loaded: LoadedMap;
  let sprites: Sprites;
  const spritesOf = new Map<string, Promise<Sprites>>();

  const settings = element('div', {class: 'settings'});
  const canvas = element('canvas', {
    tabindex: 0,
    role: 'application',
    'aria-label': 'Map. Arrow keys go to the next image, plus and minus enlarge and shrink, 0 shows all.',
  });
  const context = canvas.getContext('2d')!;
  const words = element('p', {'aria-live': 'polite'});
  const picture = element('canvas', {width: 84, height: 84, 'aria-hidden': 'true', hidden: ''});
  const near = element('ul', {class: 'near'});
  const details = element('div', {class: 'map-details'}, picture, words, near);
  const zooms = element(
    'div',
    {class: 'map-zoom'},
    button('+', 'Enlarge', () => zoom(1.6)),
    button('−', 'Shrink', () => zoom(1 / 1.6)),
    button('All', 'Show all', () => move(wholeMap)),
  );
  const labelBox = element('select', {});
  const imageBox = element('input', {type: 'number', min: 0, max: 9999, inputmode: 'numeric'});
  const showBox = element('select', {}, option('all', 'all'), option('wrong', 'named wrongly by the network'));
  const form = element('form', {}, labelled('Class', labelBox), labelled('Image', imageBox), labelled('Show', showBox));
  const finder = element('div', {class: 'sifter'}, form);
  root.replaceChildren(
    settings,
    finder,
    element('div', {class: 'map-stage'}, element('div', {}, canvas, zooms), details),
    keepForPaper(root),
  );

  const source = () => sources.find(({dataset}) => dataset === view.dataset)!;
  const space = () => source().spaces.find(({name}) => name === view.space)!;
  const frame = () => ({width: canvas.clientWidth, height: canvas.clientHeight});
  const remember = delayed(() => history.replaceState(history.state, '', writeMapView(view) + location.hash));

  function isShown(image: number): boolean {
    const {labels, predicted} = loaded;
    const ofClass = view.label === undefined || labels[image] === view.label;
    return ofClass && (view.show === 'all' || (predicted !== null && predicted[image] !== labels[image]));
  }

  let isAsked = false;
  function paint(): void {
    if (!isAsked) requestAnimationFrame(paintNow);
    isAsked = true;
  }

  function paintNow(): void {
    isAsked = false;
    if (!loaded || !sprites) return;
    const {width, height} = frame();
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(root);
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    const {classNames} = source();
    const {points, labels} = loaded;
    const {image: chosen} = view;
    const look = {ink: style.color, paper, font: style.fontFamily};
    const scene = {points, labels, classNames, isShown, chosen, near: neighbours(), sprites, ...look};
    paintMap(context, {width, height}, view.camera, scene);
  }

  function neighbours(): number[] {
    const at = (view.image ?? -1) * neighbourCount;
    return at < 0 ? [] : [...loaded.nearest.subarray(at, at + neighbourCount)];
  }

  function move(camera: Camera): void {
    view = {...view, camera};
    remember();
    paint();
  }

  /** Around a spot of the picture, or else the chosen image, or else the middle. */
  function zoom(factor: number, spot?: Spot): void {
    const {width, height} = frame();
    const chosen = view.image === undefined ? undefined : toScreen(view.camera, frame(), pointOf(view.image));
    move(zoomAt(view.camera, frame(), spot ?? chosen ?? [width / 2, height / 2], factor));
  }

  const pointOf = (image: number): Spot => [loaded.points[2 * image]!, loaded.points[2 * image + 1]!];

  /** Chooses an image, or none; moves the map where it would not be seen. */
  function pick(image: number | undefined): void {
    view = {...view, image};
    if (image !== undefined) {
      const [x, y] = pointOf(image);
      const [left, top] = toMap(view.camera, frame(), [30, 30]);
      const [right, bottom] = toMap(view.camera, frame(), [frame().width - 30, frame().height - 30]);
      if (x < left || x > right || y < top || y > bottom) view = {...view, camera: {...view.camera, x, y}};
    }
    remember();
    showDetails();
    paint();
  }

  function showDetails(): void {
    const {image} = view;
    imageBox.value = image === undefined ? '' : String(image);
    picture.hidden = image === undefined;
    near.replaceChildren();
    words.textContent = 'Choose an image on the map to see it, and the images that lie nearest to it.';
    if (image === undefined) return;
    drawLarge(picture, image);
    const {classNames, pages, paged} = source();
    const {labels, predicted} = loaded;
    const said =
      predicted && predicted[image] !== labels[image] ? ` The network says ${nameOf(predicted[image]!)}.` : '';
    words.textContent = `Test image ${image.toLocaleString('en-GB')}: ${nameOf(labels[image]!)}.${said}`;
    if (paged.includes(image)) words.append(' ', element('a', {href: `${pages}${image}/`}, 'Its page.'));
    for (const other of neighbours()) {
      const small = element('canvas', {width: 42, height: 42, 'aria-hidden': 'true'});
      drawLarge(small, other);
      const chooser = element('button', {type: 'button'}, small, classNames[labels[other]!]!);
      chooser.addEventListener('click', () => pick(other));
      near.append(element('li', {}, chooser));
    }
    near.prepend(element('li', {}, 'Nearest:'));
  }

  const nameOf = (label: number) => source().classNames[label]!;

  function drawLarge(to: HTMLCanvasElement, image: number): void {
    const large = to.getContext('2d')!;
    large.clearRect(0, 0, to.width, to.height);
    drawSprite(large, sprites, image, [to.width / 2, to.height / 2], to.width);
  }

  async function open(): Promise<void> {
    const [of, map] = [source(), space().maps.find(({kind}) => kind === view.map)!];
    const next = await loadMap(of, space(), map);
    const colored = spritesOf.get(of.dataset) ?? loadSprites(of, next.labels);
    spritesOf.set(of.dataset, colored);
    [loaded, sprites] = [next, await colored];
    labelBox.replaceChildren(option('', 'all'), ...of.classNames.map((name, label) => option(String(label), name)));
    labelBox.value = view.label === undefined ? '' : String(view.label);
    showBox.disabled = loaded.predicted === null;
    if (!loaded.predicted) view = {...view, show: 'all'};
    showBox.value = view.show;
    pick(view.image); // also where it now lies elsewhere
  }

  function showSettings(): void {
    const go = (next: Partial<MapView>) => {
      view = within(sources, {...view, ...next});
      showSettings();
      void open();
    };
    const sets = choice(
      'Data set',
      sources.map(({title}) => ({name: title})),
      (at) => go({...firstView(sources[at]!)}),
    );
    const {spaces} = source();
    const looks = choice(
      'Alike by',
      spaces.map(({title}) => ({name: title})),
      (at) => go({space: spaces[at]!.name, camera: wholeMap}),
    );
    const maps = choice(
      'Layout',
      space().maps.map(({kind}) => ({name: mapTitles[kind] ?? kind})),
      (at) => go({map: space().maps[at]!.kind, camera: wholeMap}),
    );
    sets.select(sources.indexOf(source()));
    looks.select(spaces.indexOf(space()));
    maps.select(space().maps.findIndex(({kind}) => kind === view.map));
    replaceKeepingFocus(settings, [sets, looks, maps]);
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  labelBox.addEventListener('change', () => {
    view = {...view, label: labelBox.value === '' ? undefined : Number(labelBox.value)};
    remember();
    paint();
  });
  showBox.addEventListener('change', () => {
    view = {...view, show: showBox.value as MapView['show']};
    remember();
    paint();
  });
  imageBox.addEventListener('change', () => {
    const image = Number(imageBox.value);
    pick(imageBox.value !== '' && Number.isInteger(image) && image >= 0 && image < source().images ? image : undefined);
  });
  canvas.addEventListener('keydown', (event) => {
    const direction = directions[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction) {
      const from = view.image ?? nearestPoint(loaded.points, [view.camera.x, view.camera.y], isShown, 2);
      if (from !== undefined)
        pick(view.image === undefined ? from : (nextPoint(loaded.points, from, direction, isShown) ?? from));
    } else if (event.key === '+' || event.key === '=') zoom(1.6);
    else if (event.key === '-') zoom(1 / 1.6);
    else if (event.key === '0') move(wholeMap);
    else return;
    event.preventDefault();
  });
  listenToPointers(canvas, {
    drag: (by) => move(moveBy(view.camera, frame(), by)),
    pinch: (spot, factor) => zoom(factor, spot),
    tap: (spot) => {
      const [x, y] = toMap(view.camera, frame(), spot);
      const [edge] = toMap(view.camera, frame(), [spot[0] + 18, spot[1]]);
      pick(nearestPoint(loaded.points, [x, y], isShown, edge - x));
    },
  });
  new ResizeObserver(paint).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  new MutationObserver(paint).observe(document.documentElement, {attributeFilter: ['data-theme']});

  showSettings();
  await open();
}

const directions: Record<string, Spot> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

interface Gestures {
  drag(by: Spot): void;
  pinch(around: Spot, factor: number): void;
  tap(at: Spot): void;
}

/** Tells of drags, pinches, turns of the wheel and taps. A wheel turns the map only once it has been chosen. */
function listenToPointers(canvas: HTMLCanvasElement, {drag, pinch, tap}: Gestures): void {
  const pointers = new Map<number, Spot>();
  let moved = 0;
  const spotOf = ({clientX, clientY}: MouseEvent): Spot => {
    const {left, top} = canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, spotOf(event));
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const [before, now] = [pointers.get(event.pointerId), spotOf(event)];
    if (!before) return;
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    moved += Math.hypot(dx, dy);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot);
    pointers.set(event.pointerId, now);
    if (!other) drag([dx, dy]);
    else {
      const far = (spot: Spot) => Math.hypot(spot[0] - other[0], spot[1] - other[1]);
      pinch([(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], far(now) / Math.max(1, far(before)));
    }
  });
  canvas.addEventListener('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && moved < 6) tap(spotOf(event));
  });
  canvas.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId));
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (document.activeElement !== canvas && !event.ctrlKey) return;
      event.preventDefault();
      pinch(spotOf(event), Math.exp(-event.deltaY / 300));
    },
    {passive: false},
  );
}

function firstView({dataset, spaces}: MapSource): MapView {
  const space = spaces.at(-1)!;
  const map = space.maps.at(-1)!.kind;
  return {dataset, space: space.name, map, show: 'all', label: undefined, image: undefined, camera: wholeMap};
}

/** The view, with what there is in place of what there is not. */
function within(sources: MapSource[], view: MapView): MapView {
  const source = sources.find(({dataset}) => dataset === view.dataset) ?? sources[0]!;
  const first = firstView(source);
  const space = source.spaces.find(({name}) => name === view.space) ?? source.spaces.at(-1)!;
  return {
    ...view,
    dataset: source.dataset,
    space: space.name,
    map: space.maps.some(({kind}) => kind === view.map) ? view.map : first.map,
    label: view.label !== undefined && view.label < source.classNames.length ? view.label : undefined,
    image: view.image !== undefined && view.image < source.images ? view.image : undefined,
  };
}

function replaceKeepingFocus(settings: HTMLElement, choices: Choice[]): void {
  const focused = settings.contains(document.activeElement) ? document.activeElement : null;
  const held = focused ? [...settings.querySelectorAll('fieldset')].findIndex((field) => field.contains(focused)) : -1;
  settings.replaceChildren(...choices.map(({root}) => root));
  if (held >= 0) settings.querySelectorAll('fieldset')[held]?.querySelector<HTMLElement>(':checked')?.focus();
}

function option(value: string, text: string): HTMLOptionElement {
  return element('option', {value}, text);
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  return element('label', {}, text, control);
}

function button(text: string, name: string, press: () => void): HTMLButtonElement {
  const made = element('button', {type: 'button', 'aria-label': name}, text);
  made.addEventListener('click', press);
  return made;
}

/** Runs a moment after the last of several calls: browsers allow few changes of the address a second. */
function delayed(run: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, 250);
  };
}
