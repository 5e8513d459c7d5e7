import {Command, InvalidArgumentError, Option} from 'commander';
import {builtIn} from '../../experiments/datasets/built-in.ts';
import type {Packing} from '../../experiments/datasets/packed.ts';

/** What `npm run new` is asked for. */
export interface NewOptions {
  size?: {width: number; height: number};
  channels?: 1 | 3;
  fit: Packing['image']['fit'];
  validation: number;
  test: number;
  seed: number;
  without: string[];
  title?: string;
  one: string;
  many: string;
  mirrored: boolean;
  beside: string[];
  strict: boolean;
  dryRun: boolean;
}

/** Reads the command line: the report's name, and where its images are; without, its report.ts says it. */
export function readOptions(argv: readonly string[]): {name: string; source?: string; options: NewOptions} {
  const command = new Command('npm run new --')
    .description(
      'Looks at images of your own, packs them, and writes reports/<name>/report.ts, which a report is made of. Nothing of yours is changed.',
    )
    .argument('<name>', 'what the report is called: a ... z, 0 ... 9 and hyphens', slug)
    .argument(
      '[source]',
      'a folder with a folder of pictures for each class, a .csv, an .npz, or a folder of IDX files; without it, what report.ts says is packed anew',
    )
    .option('--size <pixels>', 'side of the images, or width x height as in 48x32; 8 to 64', size)
    .addOption(new Option('--grey', 'in grey; what most images are otherwise').conflicts('colour'))
    .addOption(new Option('--colour', 'in colour').conflicts('grey'))
    .addOption(
      new Option('--fit <way>', 'what becomes of images of other proportions')
        .choices(['pad', 'crop', 'stretch'])
        .default('pad'),
    )
    .option('--validation <share>', 'of the images, to choose by; where the source does not say which', share, 0.1)
    .option('--test <share>', 'of the images, to test with; likewise', share, 0.2)
    .option('--seed <number>', 'draws which', wholeNumber, 1)
    .option('--without <class>', 'leaves a class out; may be given several times', collect, [])
    .option('--title <text>', 'what the data set and the report are called')
    .option('--one <word>', 'what an image shows, as in leaf', 'image')
    .option('--many <word>', 'what images show, as in leaves', 'images')
    .option(
      '--mirrored',
      'an image whose left stands right is still of its class, as with leaves, not with letters',
      false,
    )
    .addOption(
      new Option(
        '--beside <set>',
        `a set to compare with: ${Object.keys(builtIn).join(', ')}; may be given several times`,
      )
        .argParser((value: string, before: string[]) => collect(oneOf(value, Object.keys(builtIn)), before))
        .default([], 'none'),
    )
    .option('--strict', 'stops where anything would be left out', false)
    .option('--dry-run', 'looks and says what it would do, and writes nothing', false)
    .addHelpText(
      'after',
      '\nWhat is stopped goes on where it was, with the same command. Exit code: 0 all is well, 1 something is wrong, 130 stopped.',
    )
    .parse(argv);
  const {grey, colour, ...others} = command.opts<NewOptions & {grey?: boolean; colour?: boolean}>();
  const [name, source] = command.processedArgs as [string, string | undefined];
  return {
    name,
    ...(source !== undefined && {source}),
    options: {...others, ...(grey && {channels: 1}), ...(colour && {channels: 3})},
  };
}

function slug(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60 && !(text in builtIn)) return text;
  throw new InvalidArgumentError(
    `Expected a ... z, 0 ... 9 and hyphens between them, 60 at most, and not ${Object.keys(builtIn).join(' or ')}.`,
  );
}

function size(text: string): {width: number; height: number} {
  const [width, height = width] = text.split(/[x×]/).map(Number);
  for (const side of [width, height])
    if (!Number.isInteger(side) || side! < 8 || side! > 64)
      throw new InvalidArgumentError('Expected a side of 8 to 64 pixels, or width x height as in 48x32.');
  return {width: width!, height: height!};
}

function share(text: string): number {
  const value = Number(text);
  if (value >= 0.02 && value <= 0.5) return value;
  throw new InvalidArgumentError('Expected a share from 0.02 to 0.5.');
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 0 up.');
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function oneOf(value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new InvalidArgumentError(`Expected ${known.join(' or ')}.`);
}
