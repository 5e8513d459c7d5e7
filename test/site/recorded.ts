import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Format} from '../../site/format/numbers.ts';

const artifacts = process.env.ARTIFACTS ?? 'artifacts';

type Json = Record<string, unknown>;

/** Reads the number at an address from the files themselves, by a way of its own. */
export function recorded(address: string): unknown {
  const [place = '', field = ''] = address.split('#');
  return field.split('.').reduce<unknown>((value, step) => stepInto(value, step), recordAt(place.split('/')));
}

function recordAt([collection, ...name]: string[]): unknown {
  switch (collection) {
    case 'headline':
      return json<Json[]>('headline.json').find((row) => row.dataset === name[0] && row.model === name[1]);
    case 'studies':
      return (
        optional<{groups: Json[]}>(`studies/${name[0]}.json`)?.groups.find(
          (group) => group.dataset === name[1] && group.model === name[2],
        ) ?? null
      );
    case 'findings':
      return optional(`findings/${name[0]}/record.json`);
    case 'searches':
      return optional(`searches/${name[0]}/record.json`);
    case 'datasets':
      return json(`datasets/${name[0]}/description.json`);
    case 'look-alikes':
      return json(`look-alikes/${name[0]}/look-alikes.json`);
    case 'trials':
      return json(`trials/${name[0]}/result.json`);
    default:
      throw new Error(`unknown collection: ${collection}`);
  }
}

function stepInto(value: unknown, step: string): unknown {
  if (value === null) return null; // not measured yet
  if (!Array.isArray(value)) return (value as Json)[step];
  if (step === 'last') return value.at(-1);
  const named = (item: Json) =>
    ['study', 'dataset', 'model', 'name', 'split']
      .flatMap((field) => (typeof item[field] === 'string' ? [item[field]] : []))
      .join('/') === step;
  return value[Number(step)] ?? value.find(named) ?? null;
}

/** A record that may not have been made yet. */
function optional<Data = Json>(file: string): Data | null {
  return existsSync(path.join(artifacts, file)) ? json<Data>(file) : null;
}

function json<Data = Json>(file: string): Data {
  return JSON.parse(readFileSync(path.join(artifacts, file), 'utf8'));
}

/** The numbers that a page shows, with where they come from. */
export function valuesOf(html: string) {
  return [...html.matchAll(/<a class="value"([^>]*)>([^<]*)<\/a>/g)].map(([, attributes, shown]) => {
    const attribute = (name: string) => attributes!.match(new RegExp(`${name}="([^"]*)"`))?.[1];
    return {
      at: attribute('data-at')!,
      minus: attribute('data-minus'),
      value: attribute('data-value'),
      as: attribute('data-as') as Format,
      shown: shown!,
    };
  });
}

/** How many digits follow the point. */
export function digitsOf(shown: string): number {
  return shown.match(/\.(\d+)/)?.[1]?.length ?? 0;
}
