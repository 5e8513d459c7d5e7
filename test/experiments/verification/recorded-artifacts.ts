import {findingTasks, trialTasks} from '../../../experiments/execution/list-tasks.ts';
import {runPool} from '../../../experiments/execution/pool.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {fingerprintSource} from '../../../experiments/execution/source.ts';
import {keepSummaries} from '../../../experiments/execution/summary-keeper.ts';
import type {TrialTask} from '../../../experiments/execution/task.ts';
import {profile} from '../../../experiments/studies/profile.ts';
import {quickLook} from '../../../experiments/studies/quick-look.ts';
import {verifyArtifacts} from '../../../experiments/verification/verify-artifacts.ts';
import {temporaryFolders} from '../execution/quick-trial.ts';

type RecordedFolders = Awaited<ReturnType<typeof temporaryFolders>>;

/** Folders with a trial of the quick profile, all summaries and the ledger; gone when disposed of. */
export async function recordedArtifacts(): Promise<{folders: RecordedFolders; trial: TrialTask}> {
  const folders = await temporaryFolders();
  const trial = trialTasks(quickLook, quickLook.configurations[0]!)[0]!;
  const source = await fingerprintSource();
  const ledger = findingTasks(source.findings, true).find(({finding}) => finding === 'ledger')!;
  const results = openResults(folders);
  const {studies} = profile(true);
  const keeper = keepSummaries({studies, folders, results, source: source.computation, known: {}});
  const signal = new AbortController().signal;
  for (const task of [trial, ledger]) await runPool([task], folders, {jobs: 1, signal, onEvent: () => {}});
  for (const task of [trial, ledger]) keeper.note(task);
  await keeper.close();
  return {folders, trial};
}

/** What the verification of such folders says. */
export async function verify(
  folders: RecordedFolders,
  options: {deep?: boolean; replay?: number} = {},
): Promise<{isWell: boolean; said: string[]}> {
  const said: string[] = [];
  const isWell = await verifyArtifacts({quick: true, jobs: 1, ...options}, folders, {
    setUpData: async () => {},
    setUpEngine: async () => {},
    print: (line) => said.push(line),
    signal: new AbortController().signal,
  });
  return {isWell, said};
}
