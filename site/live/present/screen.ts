import {fit, overflows} from './fit.ts';

/** What is on the screen: one of the figures. */
export interface Screen {
  to(place: number): void; // shows that figure; negative places count from the end
  by(step: number): void; // so many on, where there are so many
  follow(): boolean; // to the figure that the address names; whether it names one
  fit(): void; // to the window
  clear(): void; // the page is as it was, at the figure that was shown
}

/** Shows one figure after another; `tell` hears the place of each. */
export function screenOf(figures: readonly HTMLElement[], tell: (place: number) => void): Screen {
  let at = 0;
  const shown = () => figures[at]!;
  const grown = new ResizeObserver(() => overflows(shown()) && fit(shown())); // as when a network is opened in it
  const release = () => {
    grown.disconnect();
    delete shown().dataset.shown;
    shown().style.removeProperty('--zoom');
  };
  const show = (place: number) => {
    release();
    at = place;
    shown().dataset.shown = '';
    shown().tabIndex = -1; // so that it can have the focus
    shown().scrollTop = 0;
    fit(shown());
    for (const part of shown().children) grown.observe(part);
    shown().focus({preventScroll: true});
    tell(at);
  };
  const move = (place: number) => {
    if (!figures[place]) return false;
    show(place);
    remember(shown().id);
    return true;
  };
  return {
    to: (place) => move(place < 0 ? figures.length + place : place),
    by: (step) => move(at + step),
    follow: () => move(figures.findIndex(({id}) => `#${id}` === location.hash)),
    fit: () => fit(shown()),
    clear() {
      release();
      remember(shown().id, false);
      shown().scrollIntoView({behavior: 'instant'});
      shown().focus({preventScroll: true});
    },
  };
}

/** Keeps a figure in the address, and whether it is presented. */
function remember(id: string, presented = true): void {
  const address = new URL(location.href);
  if (!presented) address.searchParams.delete('present');
  else if (!address.searchParams.has('present')) address.search += `${address.search ? '&' : '?'}present`;
  address.hash = id;
  history.replaceState(history.state, '', address);
}
