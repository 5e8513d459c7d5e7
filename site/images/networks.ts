import type {DatasetName, ImageReference} from '../../experiments/artifacts/schema.ts';
import {link} from '../format/links.ts';
import type {Catalogue, ShownNetwork} from '../live/network/catalogue.ts';
import {datasetNames, descriptionOf, isInk} from '../records/datasets.ts';
import {givenName} from '../records/image-names.ts';
import type {Records} from '../records/records.ts';
import {pixelsOf, tileOf} from './pictures.ts';

/** The data sets and networks that can be opened in the page: those that have been looked into. */
export function catalogueOf(records: Records): Catalogue {
  return datasetNames.flatMap((name) => {
    const inside = insideOf(records, name);
    const networks = networksOf(records, name).map(({shown}) => shown);
    if (!inside || networks.length === 0) return [];
    const {title, classNames, shape} = descriptionOf(records, name);
    const pixels = link(`/networks/${name}.u8`);
    const {images, rightCount} = inside;
    return {
      name,
      title,
      classNames,
      shape,
      images: images.images.map((image) => ({...image, ...named(name, image)})),
      rightCount,
      pixels,
      isInk: isInk(records, name),
      networks,
    };
  });
}

/** The networks of a data set, with the keys of the trials that trained them. */
export function networksOf(records: Records, dataset: DatasetName): {key: string; shown: ShownNetwork}[] {
  const networks = insideOf(records, dataset)?.networks ?? [];
  return networks.flatMap(({key, model, title}) => {
    const config = records.trials[key]?.result.trial.model;
    return config ? {key, shown: {name: model, title, config, weights: link(`/networks/${key}.f16`)}} : [];
  });
}

/** The pixels of a data set's shown images, a byte a pixel and channel. */
export async function shownPixels(records: Records, dataset: DatasetName): Promise<Uint8Array> {
  const sheet = insideOf(records, dataset)!.images;
  const pixels = await pixelsOf('findings/inside', sheet.file);
  const {shape} = descriptionOf(records, dataset);
  return Buffer.concat(sheet.images.map((_, place) => tileOf(pixels, sheet, place, shape).data));
}

function insideOf({findings}: Records, dataset: DatasetName) {
  return findings.inside?.datasets.find((row) => row.dataset === dataset);
}

function named(dataset: DatasetName, image: ImageReference): {name?: string} {
  const name = givenName(dataset, image);
  return name === undefined ? {} : {name};
}
