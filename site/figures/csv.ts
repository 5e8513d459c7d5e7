import type {Table} from './figure.ts';

/** The table as comma-separated values (RFC 4180), numbers as recorded. */
export function csv({columns, rows}: Table): string {
  const records = [columns.map(({name}) => name), ...rows];
  return records.map((record) => `${record.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
