import {type Definition, definitionOf, loadDefinitions} from './definitions.ts';
import {drawDefinition, drawFound} from './found.ts';
import {type FoundPage, loadPagefind, mergeRecords} from './pagefind.ts';
import {filterOf, reachesRecords, type Scope, scopes} from './scopes.ts';

const portion = 10; // results shown at once
const pause = 150; // milliseconds without typing before a search

type Results = {data: () => Promise<FoundPage>}[];

/** Brings the search page to life: what is typed and chosen is sought, and stands in the address. */
export async function openSearch(root: HTMLElement, base: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement>('input[type=search]')!;
  const choice = root.querySelector<HTMLSelectElement>('select')!;
  const status = root.querySelector<HTMLElement>('[role=status]')!;
  const defined = root.querySelector<HTMLElement>('.defined')!;
  const show = showIn(root.querySelector('ol')!, root.querySelector('button')!);
  const load = onceLoaded(() => loadPagefind(base));
  const loadRecords = onceLoaded(async () => mergeRecords(await load(), base));
  const loadTerms = onceLoaded(() => loadDefinitions(base));

  const search = async () => {
    const text = field.value.trim();
    const scope = choice.value as Scope;
    remember({q: text, in: scope === scopes[0].name ? '' : scope});
    const pagefind = await load();
    if (reachesRecords(scope)) await loadRecords();
    const found = text && (await pagefind.debouncedSearch(text, {filters: filterOf(scope)}, pause));
    if (found === null || field.value.trim() !== text || choice.value !== scope) return;
    status.textContent = found ? countOf(found.results.length, text) : '';
    define(defined, definitionOf(await loadTerms(), text));
    await show(found ? found.results : []);
  };
  const trySearch = () =>
    search().catch((error) => {
      status.textContent = 'The index did not load. Type again to try again.';
      console.warn(error);
    });

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') ?? '';
  if (scopes.some(({name}) => name === asked.get('in'))) choice.value = asked.get('in')!;
  field.addEventListener('input', trySearch);
  choice.addEventListener('change', trySearch);
  root.hidden = false;
  if (field.value) await trySearch();
  else field.focus({preventScroll: true});
}

/** Shows what was found in `list`, a portion at a time; `more` brings the next one. */
function showIn(list: HTMLElement, more: HTMLButtonElement): (results: Results) => Promise<void> {
  let left: Results = [];
  const next = async () => {
    const pages = await Promise.all(left.splice(0, portion).map(({data}) => data()));
    const items = pages.map(drawFound);
    list.append(...items);
    more.hidden = left.length === 0;
    return items[0];
  };
  more.addEventListener('click', async () => (await next())?.querySelector('a')?.focus());
  return async (results) => {
    left = [...results];
    list.replaceChildren();
    await next();
  };
}

/** Shows the definition of a term before all that was found. */
function define(place: HTMLElement, definition: Definition | undefined): void {
  place.replaceChildren(...(definition ? drawDefinition(definition) : []));
}

/** Loads at the first call; again where that failed. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
}

function remember(state: Record<string, string>): void {
  const entries = Object.entries(state).filter(([, value]) => value !== '');
  const query = new URLSearchParams(entries).toString();
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}

function countOf(count: number, text: string): string {
  if (count === 0) return `Nothing found for “${text}”.`;
  return count === 1 ? `One page found for “${text}”.` : `${count} pages found for “${text}”.`;
}
