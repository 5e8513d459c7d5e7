import type {Controlled, DatasetName} from '../../../experiments/artifacts/schema.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {found} from '../sources.ts';

/** A network of the controlled experiments. */
export type Model = Controlled['models'][number];

/** Where all that is said of them was found. */
export const sources = (records: Records) => found(records, ['controlled']);

/** The networks of the controlled experiments. */
export const modelsOf = ({findings}: Records): Model[] => findings.controlled?.models ?? [];

/** The one of that name on a data set, where it has been trained. */
export function modelNamed(records: Records, dataset: DatasetName, name: string): Model | undefined {
  return modelsOf(records).find((each) => each.dataset === dataset && each.model === name);
}

/** The accuracy of a model on images changed by so much, mean over seeds; nothing where that was not asked. */
export function changedTo(model: Model | undefined, change: string, amount: number): number | undefined {
  return model?.changed.find((each) => each.change === change && each.amount === amount)?.accuracy.mean;
}

/** The same to quote, of a model that is there; that on unchanged images where it is not changed. */
export function quoteChanged(
  records: Records,
  dataset: DatasetName,
  name: string,
  change: string,
  amount: number,
): Quote {
  const model = modelsOf(records).findIndex((each) => each.dataset === dataset && each.model === name);
  const place = modelsOf(records)[model]!.changed.findIndex((each) => each.change === change && each.amount === amount);
  return {at: `findings/controlled#models.${model}.${place < 0 ? '' : `changed.${place}.`}accuracy.mean`};
}

/** What it is called. */
export function titleOf(records: Records, dataset: DatasetName, name: string): string {
  return modelNamed(records, dataset, name)?.title ?? name;
}
