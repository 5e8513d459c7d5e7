import {counted} from '../format/numbers.ts';
import {element} from './element.ts';

/** Which name the reader follows through the charts of the page. */
export interface Following {
  toggle(name: string): void;
  stop(): void;
}

const key = 'mark'; // in the query of the address

/** Whose a mark is: it says so in `data-of`, or first in `data-note`. */
export function nameOf({dataset}: SVGElement): string {
  return dataset.of ?? dataset.note!.split(' | ')[0]!;
}

/** Lets all marks but those of one name fade, in each chart that has it; the address keeps the name. */
export function followMarks(charts: readonly HTMLElement[]): Following {
  const words = element('span', {role: 'status'});
  const onward = element('button', {type: 'button'}, 'Next figure');
  const end = element('button', {type: 'button'}, 'Let go');
  const bar = element('div', {class: 'followed', hidden: ''}, words); // says nothing until something is followed
  let followed: string | undefined;
  let holders: HTMLElement[] = []; // the charts that have it
  document.body.append(bar);

  function follow(name: string | undefined): void {
    followed = name;
    holders = charts.filter((chart) => mark(chart, name));
    bar.hidden = holders.length === 0;
    onward.hidden = holders.length < 2;
    words.textContent = name && !bar.hidden ? `${name}, in ${counted(holders.length, 'figure')}` : '';
    bar.replaceChildren(words, ...(bar.hidden ? [] : [onward, end]));
  }

  function choose(name: string | undefined): void {
    follow(name);
    const query = new URLSearchParams(location.search);
    if (name) query.set(key, name);
    else query.delete(key);
    history.replaceState(history.state, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
  }

  onward.addEventListener('click', () => {
    const below = holders.find((chart) => chart.getBoundingClientRect().top > innerHeight / 2);
    (below ?? holders[0])?.closest('figure')?.scrollIntoView();
  });
  end.addEventListener('click', () => choose(undefined));
  const asked = new URLSearchParams(location.search).get(key);
  if (asked) follow(asked);
  return {toggle: (name) => choose(name === followed ? undefined : name), stop: () => followed && choose(undefined)};
}

/** Marks what is of the name; whether there is something. */
function mark(chart: HTMLElement, name: string | undefined): boolean {
  let found = false;
  for (const each of chart.querySelectorAll<SVGElement>('[data-note], [data-of]')) {
    const is = nameOf(each) === name;
    each.toggleAttribute('data-followed', is);
    found ||= is;
  }
  chart.toggleAttribute('data-follows', found);
  return found;
}
