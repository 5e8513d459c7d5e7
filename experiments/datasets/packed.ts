import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {canonicalJson} from '../artifacts/content-key.ts';
import {readRecord} from '../artifacts/files.ts';
import {classCounts, count, datasetNameSchema, imageShapeSchema, proportion, sha256} from '../artifacts/schema.ts';
import type {DatasetSource} from './source.ts';

/** How much of the images may be kept for choosing, or for the test. */
export const shares = {least: 0.02, most: 0.5} as const;

const {least, most} = classCounts;
const share = z.number().min(shares.least).max(shares.most);
const text = z.string().min(1);

/** How images of the user's own are packed. */
export const packingSchema = z.strictObject({
  from: z.string().min(1), // a folder of pictures by class, a CSV, an .npz, or a folder of IDX files
  image: imageShapeSchema
    .extend({
      fit: z.enum(['pad', 'crop', 'stretch']), // what becomes of those of other proportions
      inverted: z.boolean().optional(), // whether dark ink on a light ground is stored as bright ink on a dark one
    })
    .refine(({channels, inverted}) => !inverted || channels === 1, 'inverted: expected false, for images in colour'),
  split: z.strictObject({validation: share, test: share, seed: z.int()}), // of all images, where they do not say it
  classes: z.array(z.string()).min(least).max(most), // as the source names them, by label
});

/** What is told of a data set; see `DatasetSource`. */
export const toldSchema = z.strictObject({
  name: datasetNameSchema,
  title: text,
  one: text,
  many: text,
  origin: text.optional(),
  licence: text.optional(),
  ink: z.boolean().optional(),
  mirrored: z.boolean(),
  people: z.strictObject({accuracy: proportion, source: text}).optional(),
});

/** What an entry of a report's own says: what is told of its images, and how they are packed. */
export const ownSchema = toldSchema.extend({
  ...packingSchema.shape,
  classes: z // the source's names -> the report's, by label
    .record(z.string(), text)
    .refine((classes) => {
      const {length} = Object.keys(classes);
      return length >= least && length <= most;
    }, `expected ${least} to ${most} classes`),
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

export type OwnEntry = Readonly<z.infer<typeof ownSchema>>;
export type Packing = z.infer<typeof packingSchema>;
export type Packed = z.infer<typeof packedSchema>;

/** What was left out when images were packed, and why, a line each; not there where nothing was. */
export const leftOutFile = 'left-out.txt';

async function countLines(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).length;
}

const fits = {pad: 'padded with the colour of their border', crop: 'cropped', stretch: 'stretched'};

/** What packing does to images of the user's own, in sentences. */
function preparation({image, split}: Pick<OwnEntry, 'image' | 'split'>, leftOut: number): string {
  const {height, width, channels, fit, inverted} = image;
  const inPercent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;
  return [
    `Images of another size or shape were made ${height} by ${width} pixels, ${fits[fit]}${channels === 1 ? ', and grey' : ''}.`,
    ...(inverted ? ['Dark ink on a light ground is stored as bright ink on a dark one, as in MNIST.'] : []),
    `Where the source does not divide them, ${inPercent(split.test)} were drawn for the test and ${inPercent(split.validation)} for validation, class by class, by the seed ${split.seed}; copies of one image stand on one side.`,
    ...(leftOut > 0
      ? [
          `${leftOut} ${leftOut === 1 ? 'file or folder was' : 'files or folders were'} left out; ${leftOutFile}, beside the packed images, says which, and why.`,
        ]
      : []),
  ].join(' ');
}

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
  const {name, title, one, many, origin, licence, ink, mirrored, people, classes} = entry;
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
    ...(ink !== undefined && {ink}),
    prepared: preparation(entry, await countLines(path.join(folder, leftOutFile))),
    classNames: Object.values(classes),
    image: {height, width, channels},
    validationCount: packed.counts.validation,
    validationIsLast: true,
    folder,
    names: path.join(folder, 'names.json'),
    files: packed.files,
  };
}
