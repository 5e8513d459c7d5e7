// Says where the time of a training step goes, on one thread: npm run profile

import {Command} from 'commander';
import {writeRecord} from '../experiments/artifacts/files.ts';
import {profileSchema} from '../experiments/artifacts/schema.ts';
import {officialSplit} from '../experiments/datasets/index.ts';
import {loadDataset} from '../experiments/datasets/load.ts';
import {updateManifest} from '../experiments/execution/manifest.ts';
import {failBriefly} from './fail-briefly.ts';
import {ensureData} from './setup/data.ts';
import {ensureEngines} from './setup/engine.ts';

const record = 'bench/profile.json';
const file = `artifacts/${record}`;

failBriefly();
new Command('npm run profile --')
  .description(`Says where the time of a training step goes, on one thread, within a few minutes, and writes ${file}.`)
  .parse();

// The engine reads these when it is loaded, so that comes after them.
Object.assign(process.env, {TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '2'});
await ensureEngines();
const {training} = await loadDataset(await ensureData(), 'fashion-mnist', officialSplit('fashion-mnist'));
const {profileModels} = await import('./bench/profile.ts');
const rows = profileModels(training);
await writeRecord(file, profileSchema, rows);
await updateManifest('artifacts', new Set([record]));
for (const {model, compiledMilliseconds, operations, convolution} of rows) {
  console.log(`${model}: ${compiledMilliseconds} ms a compiled step`);
  for (const {operation, share} of operations) console.log(`  ${(share * 100).toFixed(0).padStart(3)} % ${operation}`);
  if (convolution) console.log(`  convolutions run at ${convolution.share} of the speed of matrix products`);
}
console.log(file);
