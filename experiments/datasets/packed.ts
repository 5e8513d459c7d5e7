import path from 'node:path';
import {z} from 'zod';
import {canonicalJson} from '../artifacts/content-key.ts';
import {readRecord} from '../artifacts/files.ts';
import {count, imageShapeSchema, sha256} from '../artifacts/schema.ts';
import type {DatasetSource} from './source.ts';

const share = z.number().min(0.02).max(0.5);

/** How images of the user's own are packed. */
export const packingSchema = z.strictObject({
  from: z.string().min(1), // a folder of pictures by class, a CSV, an .npz, or a folder of IDX files
  image: imageShapeSchema.extend({fit: z.enum(['pad', 'crop', 'stretch'])}), // what becomes of those of other proportions
  split: z.strictObject({validation: share, test: share, seed: z.int()}), // of all images, where they do not say it
  classes: z.array(z.string()).min(2).max(256), // as the source names them, by label
});

/** `data/<set>/packed.json` of a report: what images were packed into, and how. */
export const packedSchema = z.strictObject({
  packing: packingSchema,
  counts: z.strictObject({training: count, validation: count, test: count}),
  files: z.record(
    z.enum(['trainingImages', 'trainingLabels', 'testImages', 'testLabels']),
    z.strictObject({name: z.string(), sha256, shape: z.array(z.int().positive())}),
  ),
});

export type Packing = z.infer<typeof packingSchema>;
export type Packed = z.infer<typeof packedSchema>;

/** What an entry of a report's own says: what is told of its images, and how they are packed. */
export type OwnEntry = Pick<
  DatasetSource,
  'name' | 'title' | 'one' | 'many' | 'origin' | 'licence' | 'mirrored' | 'people'
> &
  Omit<Packing, 'classes'> & {classes: Readonly<Record<string, string>>}; // the source's names -> the report's, by label

/** Where the packed images of a set lie, in the folder of its report. */
export function packedFolder(reportFolder: string, name: string): string {
  return path.join(reportFolder, 'data', name);
}

/** How the images of an entry are to be packed. */
export function packingOf({from, image, split, classes}: OwnEntry): Packing {
  return {from, image, split, classes: Object.keys(classes)};
}

/** The data set that an entry's images were packed into; throws where they are not packed as it says. */
export async function packedSource(entry: OwnEntry, reportFolder: string): Promise<DatasetSource> {
  const {name, title, one, many, origin, licence, mirrored, people, classes} = entry;
  const folder = packedFolder(reportFolder, name);
  const packed = await readRecord(path.join(folder, 'packed.json'), packedSchema);
  const pack = `npm run new -- ${path.basename(reportFolder)} packs them`;
  if (!packed) throw new Error(`missing images of ${name}: ${folder} (${pack})`);
  const [asked, found] = [packingOf(entry), packed.packing];
  const other = (['from', 'image', 'split', 'classes'] as const).find(
    (what) => canonicalJson(asked[what]) !== canonicalJson(found[what]),
  );
  if (other)
    throw new Error(
      `${path.join(reportFolder, 'report.ts')} asks for other images of ${name} than are packed: ${other} is ${JSON.stringify(asked[other])}, and was ${JSON.stringify(found[other])} (${pack})`,
    );
  const {height, width, channels} = entry.image;
  return {
    ...{name, title, one, many, mirrored, people},
    ...(origin && {origin}),
    ...(licence && {licence}),
    classNames: Object.values(classes),
    image: {height, width, channels},
    validationCount: packed.counts.validation,
    validationIsLast: true,
    folder,
    names: path.join(folder, 'names.json'),
    files: packed.files,
  };
}
