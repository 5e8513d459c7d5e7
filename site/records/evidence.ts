import {type Findings, findingsSchema} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from './datasets.ts';
import type {Records} from './records.ts';
import {versionOfAnalysis, versionOfFinding} from './versions.ts';

/** A record of what was found, with a page of its own. */
export interface Evidence {
  name: string; // in its address
  title: string;
  finding?: keyof Findings; // missing of what is said of one data set without training
  record: object;
  version: string;
}

/** The page of a record, without the base path. */
export function evidencePage(name: string): string {
  return `/records/${name}/`;
}

/** All records that have such a page. */
export function evidenceIn(records: Records): Evidence[] {
  const made = findingsSchema.keyof().options.flatMap((finding): Evidence[] => {
    const record = records.findings[finding];
    const title = finding.replaceAll('-', ' ');
    return record ? [{name: finding, title, finding, record, version: versionOfFinding(records, finding)}] : [];
  });
  const analysed = datasetNames.flatMap((dataset): Evidence[] => {
    const {title} = descriptionOf(records, dataset);
    const version = (folder: 'datasets' | 'look-alikes') => versionOfAnalysis(records, folder, dataset);
    const described = {name: `datasets-${dataset}`, title: `description of ${title}`, version: version('datasets')};
    const compared = {
      name: `look-alikes-${dataset}`,
      title: `look-alikes in ${title}`,
      version: version('look-alikes'),
    };
    return [
      {...described, record: descriptionOf(records, dataset)},
      {...compared, record: lookAlikesOf(records, dataset)},
    ];
  });
  return [...made, ...analysed];
}
