/** The words for those who cannot see two panels, one a data set: what each holds, then every row. */
export function twoPanels(
  holding: string,
  rows: readonly {panel: string; row: string; label: string}[],
  unit = '',
): string {
  const said = rows.map(({panel, row, label}) => `${panel}, ${row}: ${label}${unit}.`);
  return `Two panels with equal axes, ${holding}. ${said.join(' ')}`;
}
