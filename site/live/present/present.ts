import {element} from '../element.ts';
import {controlBar} from './control-bar.ts';
import {onKeys, onSwipe} from './moves.ts';
import {screenOf} from './screen.ts';

/**
 * Shows the figures of the page one a screen, from that which the address names, until the reader leaves. `sheet` is the
 * address of the styles.
 */
export async function present(sheet: string): Promise<void> {
  const figures = [...document.querySelectorAll<HTMLElement>('.article .figure[id]')];
  if (figures.length === 0) return;
  await loadStyles(sheet);
  const page = document.documentElement;
  delete page.dataset.inSteps; // where the page is laid out step by step: it is all there now
  page.dataset.presenting = '';
  scrollTo({top: 0, behavior: 'instant'}); // ends what scrolls to the figure
  const ended = new AbortController();
  const screen = screenOf(figures, (place) => bar.tell(place));
  const leave = () => {
    ended.abort();
    bar.root.remove();
    delete page.dataset.presenting;
    screen.clear();
  };
  const moves = {...screen, leave};
  const bar = controlBar(figures.length, moves);
  document.body.append(bar.root);
  onKeys(moves, ended.signal);
  onSwipe(moves, ended.signal);
  addEventListener('hashchange', screen.follow, ended);
  addEventListener('resize', screen.fit, ended);
  if (!screen.follow()) screen.to(0);
}

/** Resolves when the styles are there, or are known not to come. */
function loadStyles(sheet: string): Promise<unknown> {
  const link = element('link', {rel: 'stylesheet', href: sheet});
  document.head.append(link);
  return new Promise((settled) => {
    link.onload = link.onerror = settled;
  });
}
