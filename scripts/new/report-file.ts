import type {OwnEntry} from '../../experiments/datasets/packed.ts';

/** What a new `report.ts` says. */
export interface NewReport {
  title: string;
  entry: OwnEntry;
  beside: readonly string[]; // data sets that come with the project, to compare with
}

/** The text of a new `report.ts`: plain data, each value with what it is for. */
export function reportText({title, entry, beside}: NewReport): string {
  const {name, one, many, from, image, split, classes, ink, mirrored} = entry;
  const [inverted, whatInverted] =
    image.channels === 1
      ? [`, inverted: ${image.inverted === true}`, '; whether dark ink on a light ground is stored as bright on dark']
      : ['', ''];
  const classLines = Object.entries(classes).map(
    ([key, shown]) => `        ${key === '__proto__' ? "['__proto__']" : quote(key)}: ${quote(shown)},`,
  );
  const besideLines = beside.map((each) => `    ${quote(each)},\n`).join('');
  return `import type {Report} from '../../experiments/datasets/report.ts';

// Every value may be changed. After a change of from, image, split or classes: npm run new -- ${name}
export default {
  title: ${quote(title)},
  tagline: '', // what the report says, behind the title and a colon
  description: '', // what it reports, in a few sentences
  effort: 'small', // or 'standard', 'full', or as npm run experiments -- ${name} --budget 20m sets it
  datasets: [
${besideLines}    {
      name: ${quote(name)}, // in addresses
      title: ${quote(entry.title)},
      one: ${quote(one)}, // what an image shows
      many: ${quote(many)},
      // origin: 'Own photographs, 2026', // for the data sheet
      // licence: 'CC BY 4.0',
      // people: {accuracy: 0.9, source: 'who found what people can do'},
      ink: ${ink}, // whether grey values are ink, 0 the empty ground, as in MNIST; otherwise 0 is black, 255 white
      mirrored: ${mirrored}, // whether an image whose left stands right is still of its class
      from: ${quote(from)},
      image: {height: ${image.height}, width: ${image.width}, channels: ${image.channels}, fit: ${quote(image.fit)}${inverted}}, // pixels; 1 grey, 3 colour; pad, crop or stretch${whatInverted}
      split: {validation: ${split.validation}, test: ${split.test}, seed: ${split.seed}}, // shares, where the source does not say which is which
      classes: {
        // as the source has it: as the report calls it; a class without a line is left out
${classLines.join('\n')}
      },
    },
  ],
} satisfies Report;
`;
}

/** A text in TypeScript, in single quotes. */
function quote(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
