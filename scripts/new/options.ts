import {Command, Option} from 'commander';
import {builtIn} from '../../experiments/datasets/built-in.ts';
import type {Packing} from '../../experiments/datasets/packed.ts';
import type {Greys} from '../../experiments/packing/look.ts';
import {collect, figureName, fileName, oneOf, share, size, slug, wholeNumber} from './arguments.ts';
import type {Start} from './write-start.ts';

/** What `npm run new` is asked for. */
export interface NewOptions {
  size?: {width: number; height: number};
  channels?: 1 | 3;
  greys?: Greys; // what grey values are, where it is not what they look like
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

/** What the command line asks for: a report of images, or a file to begin. */
export interface Asked {
  name: string; // of the report; empty where the file is of none
  source?: string; // where its images are; without, its report.ts says it
  start?: Start;
  options: NewOptions;
}

/** Reads the command line. */
export function readOptions(argv: readonly string[]): Asked {
  const command = withLooks(withStarts(new Command('npm run new --')))
    .description(
      'Looks at images of your own, packs them, and writes reports/<name>/report.ts, which a report is made of. Nothing of yours is changed. Or begins a file to write on: a chapter, a figure, a study, an architecture.',
    )
    .argument('[name]', 'what the report is called: a ... z, 0 ... 9 and hyphens', slug)
    .argument(
      '[source]',
      'a folder with a folder of pictures for each class, a .csv, an .npz, or a folder of IDX files; without it, what report.ts says is packed anew',
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
  const {grey, colour, ink, paper, light, chapter, figure, study, architecture, ...others} = command.opts<
    NewOptions & Flags
  >();
  const [name = '', source] = command.processedArgs as [string | undefined, string | undefined];
  const start = startOf({name, chapter, figure, study, architecture});
  const unwanted = start && (source ?? (start.kind === 'chapter' ? undefined : name));
  if (unwanted) command.error(`error: too many arguments: ${unwanted} (expected none beside --${start.kind})`);
  if (!name && !start) command.error("error: missing required argument 'name'");
  return {
    name,
    ...(source !== undefined && {source}),
    ...(start && {start}),
    options: {
      ...others,
      ...(grey && {channels: 1}),
      ...(colour && {channels: 3}),
      ...greysOf({ink, paper, light}),
    },
  };
}

function greysOf(flags: Record<Greys, boolean | undefined>): Pick<NewOptions, 'greys'> {
  const greys = (['ink', 'paper', 'light'] as const).find((each) => flags[each]);
  return greys ? {greys} : {};
}

/** A command that is told what to make of images, where that is not what they look like. */
function withLooks(command: Command): Command {
  return command
    .option('--size <pixels>', 'side of the images, or width x height as in 48x32; 8 to 64', size)
    .addOption(new Option('--grey', 'in grey; what most images are otherwise').conflicts('colour'))
    .addOption(new Option('--colour', 'in colour').conflicts('grey'))
    .addOption(
      new Option(
        '--ink',
        'grey values are ink, 0 the empty ground: what images on a dark ground are otherwise',
      ).conflicts(['paper', 'light', 'colour']),
    )
    .addOption(
      new Option(
        '--paper',
        'dark ink on a light ground, stored inverted, as ink: what images on a light ground are otherwise',
      ).conflicts(['light', 'colour']),
    )
    .addOption(new Option('--light', 'grey values are light, 0 black: what all others are otherwise'))
    .addOption(
      new Option('--fit <way>', 'what becomes of images of other proportions')
        .choices(['pad', 'crop', 'stretch'])
        .default('pad'),
    );
}

/** A command that can be asked to begin a file, too. */
function withStarts(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--chapter <page>',
        'begins a page of that report, or without a name, of the project; of a page that the project has, a copy',
      )
        .argParser(fileName)
        .conflicts(['figure', 'study', 'architecture']),
    )
    .addOption(
      new Option('--figure <chapter/id>', 'begins a figure of the project: as in data-sets/ink')
        .argParser(figureName)
        .conflicts(['study', 'architecture']),
    )
    .addOption(
      new Option('--study <name>', 'begins a study of the project').argParser(fileName).conflicts('architecture'),
    )
    .addOption(new Option('--architecture <name>', 'begins a kind of network').argParser(fileName));
}

type Flags = Partial<Record<'grey' | 'colour' | Greys, boolean>> & Starts;
type Starts = Partial<Record<'chapter' | 'figure' | 'study' | 'architecture', string | undefined>>;

function startOf({name, chapter, figure, study, architecture}: {name: string} & Starts): Start | undefined {
  if (chapter) return {kind: 'chapter', report: name, name: chapter};
  const [folder, id] = figure?.split('/') ?? [];
  if (folder && id) return {kind: 'figure', chapter: folder, name: id};
  if (study) return {kind: 'study', name: study};
  return architecture ? {kind: 'architecture', name: architecture} : undefined;
}
