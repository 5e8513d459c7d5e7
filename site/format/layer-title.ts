/** What the report calls a layer, by its title on record: "Convolution 3 × 3, 32 filters". */
export function layerTitle(title: string): string {
  return title.replaceAll(' x ', ' × ').replace('normalization', 'normalisation');
}
