import {link} from '../format/links.ts';
import type {MapSource} from '../live/map/source.ts';
import {datasetNames, descriptionOf, isInk} from '../records/datasets.ts';
import {hardImagesOf} from '../records/hard-images.ts';
import type {Records} from '../records/records.ts';

/** Every map that can be explored; none while none has been drawn. */
export function mapSources(records: Records): MapSource[] {
  return datasetNames.flatMap((dataset) => {
    const found = records.findings.embeddings?.datasets.find((row) => row.dataset === dataset);
    if (!found) return [];
    const {title, classNames} = descriptionOf(records, dataset);
    const {shape, columns} = found.sprites;
    return [
      {
        ...{dataset, title, classNames, images: found.images},
        sprites: {address: link(`/map/${dataset}.png`), shape, columns},
        isInk: isInk(records, dataset),
        labels: fileAddress(found.labels),
        pages: link(`/hard-images/${dataset}/`),
        paged: hardImagesOf(records, dataset).map(({image}) => image.index),
        spaces: found.spaces.map(({model, title: name, predicted, nearest, maps}) => ({
          name: model ?? 'pixels',
          title: name,
          predicted: predicted && fileAddress(predicted),
          nearest: fileAddress(nearest),
          maps: maps.map((map) => ({kind: map.kind, address: fileAddress(map.file), ranges: map.ranges})),
        })),
      },
    ];
  });
}

/** The files of numbers that those name. */
export function mapFiles({findings}: Pick<Records, 'findings'>): string[] {
  const datasets = findings.embeddings?.datasets ?? [];
  return datasets.flatMap(({labels, spaces}) => [
    labels,
    ...spaces.flatMap(({predicted, nearest, maps}) => [
      ...(predicted ? [predicted] : []),
      nearest,
      ...maps.map(({file}) => file),
    ]),
  ]);
}

/** The name of such a file in addresses. */
export const fileName = (file: string): string => file.replace('.', '-');

const fileAddress = (file: string) => link(`/map/${fileName(file)}.bin`);
