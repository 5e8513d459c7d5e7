import {Command} from 'commander';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {describeChanges} from './report-changes.ts';
import {reportFolders} from './report-folders.ts';

failBriefly();
new Command('npm run build --')
  .description('Builds the report into dist/ from the results in artifacts/.')
  .addHelpText(
    'after',
    '\nEnvironment: BASE_PATH (as in /report/), SITE_URL (https://...), ARTIFACTS (another folder of results).',
  )
  .parse();

const changes = await describeChanges();
if (changes) console.error(changes);
const {site: folder} = reportFolders();
const {pages, bytes, seconds} = await buildSite(folder);
console.log(`${folder}: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, built in ${seconds.toFixed(0)} s`);
