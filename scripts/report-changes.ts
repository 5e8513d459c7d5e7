import path from 'node:path';
import {canonicalJson} from '../experiments/artifacts/content-key.ts';
import {readRecord} from '../experiments/artifacts/files.ts';
import {descriptionSchema, reportSchema} from '../experiments/artifacts/schema.ts';
import {type ReadyReport, readReport, tellReport} from '../experiments/datasets/report.ts';
import {list} from '../site/format/words.ts';
import {experimentsCommand, reportFolders} from './report-folders.ts';

/**
 * What `report.ts` of a report in `reports/` says otherwise than the results that are about to be shown, and the command
 * that takes it over; `undefined` where nothing differs, or the report is this repository's own.
 */
export async function describeChanges(environment: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const {REPORT} = environment;
  if (!REPORT) return undefined;
  try {
    const changed = await findChanges(await readReport(REPORT), reportFolders(environment).artifacts);
    if (changed.length === 0) return undefined;
    const file = path.join(path.relative('', REPORT), 'report.ts');
    return `${file} was changed after its results were written (${list(changed)}); ${experimentsCommand(environment)} takes that over, until then the report is as it was`;
  } catch (error) {
    return (error as Error).message; // what is shown needs no images
  }
}

async function findChanges(report: ReadyReport, artifacts: string): Promise<string[]> {
  const shown = await readRecord(path.join(artifacts, 'report.json'), reportSchema);
  if (!shown) return []; // nothing was computed yet, which is said elsewhere
  const asked = tellReport(report);
  const words = (['title', 'tagline', 'description'] as const).filter((field) => asked[field] !== shown[field]);
  const names = ({datasets}: typeof asked) => datasets.map(({name}) => name).join(' ');
  if (names(asked) !== names(shown)) return [...words, 'its data sets'];
  const changed = await Promise.all(
    report.datasets.map(async ({title, name, classNames}, place) => {
      const description = await readRecord(
        path.join(artifacts, 'datasets', name, 'description.json'),
        descriptionSchema,
      );
      return [
        ...(canonicalJson(asked.datasets[place]) === canonicalJson(shown.datasets[place])
          ? []
          : [`what it says of ${title}`]),
        ...(description && canonicalJson(description.classNames) !== canonicalJson(classNames)
          ? [`the classes of ${title}`]
          : []),
      ];
    }),
  );
  return [...words, ...changed.flat()];
}
