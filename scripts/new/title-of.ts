/** A name with hyphens as a title: "Garden leaves". */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
