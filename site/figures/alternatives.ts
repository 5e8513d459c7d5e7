/** The words for those who cannot see panels, one a data set: what each holds, then every row. */
export function describePanels(
  holding: string,
  rows: readonly {panel: string; row: string; label: string}[],
  unit = '',
): string {
  const said = rows.map(({panel, row, label}) => `${panel}, ${row}: ${label}${unit}.`);
  return `Panels with equal axes, one a data set, ${holding}. ${said.join(' ')}`;
}
