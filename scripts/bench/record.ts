import {readRecord, writeRecord} from '../../experiments/artifacts/files.ts';
import {type BenchRow, benchSchema} from '../../experiments/artifacts/schema.ts';
import {benchModels} from './models.ts';

/** Puts rows into the record in `file`, in the order of the models; those of other models stay if they can be read. */
export async function recordRows(file: string, rows: readonly BenchRow[]): Promise<void> {
  const past = (await readRecord(file, benchSchema).catch(() => undefined)) ?? []; // what was measured is not to be lost
  const byModel = new Map([...past, ...rows].map((row) => [row.model, row]));
  await writeRecord(
    file,
    benchSchema,
    Object.keys(benchModels).flatMap((model) => byModel.get(model) ?? []),
  );
}
