import {compareNames} from './shown.ts';

/** Class names in their order, each once: by value where all are whole numbers, otherwise by code units. */
export function orderClasses(names: Iterable<string>): string[] {
  const distinct = [...new Set(names)];
  const areNumbers = distinct.every((name) => /^-?\d{1,15}$/.test(name));
  return distinct.sort((a, b) => (areNumbers ? Number(a) - Number(b) : 0) || compareNames(a, b));
}
