import {element} from '../element.ts';
import {request} from '../load.ts';
import {keepForPaper} from '../on-paper.ts';
import {onThemeChange} from '../theme-change.ts';
import {type NetworkParts, type NetworkState, networkActions} from './actions.ts';
import {readView} from './address.ts';
import type {Catalogue} from './catalogue.ts';
import {firstView, openView} from './opened.ts';
import {readPalette} from './paint.ts';
import {stepBar} from './step-bar.ts';

/** Opens the explorer in `root`, at the view that the address names. `catalogue` is the address of what there is. */
export async function openExplorer(root: HTMLElement, catalogue: string): Promise<void> {
  const datasets: Catalogue = await (await request(catalogue)).json();
  const asked = readView(location.search);
  const open = await openView(datasets, asked ?? firstView(datasets[0]!), asked !== undefined);
  const state: NetworkState = {datasets, palette: readPalette(root), ...open};
  const parts: NetworkParts = {
    settings: element('div', {class: 'settings'}),
    verdict: element('p', {class: 'verdict', 'aria-live': 'polite'}),
    steps: element('div', {class: 'steps'}),
    bar: stepBar((by) => actions.walk(by)),
    scene: element('div', {}),
  };
  const actions = networkActions(state, parts);
  const {settings, verdict, steps, bar, scene} = parts;
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', 'A network, step by step');
  root.replaceChildren(settings, verdict, steps, bar.root, bar.words, scene, keepForPaper(root));
  actions.show();
  onThemeChange(() => {
    state.palette = readPalette(root);
    actions.show();
  });
}
