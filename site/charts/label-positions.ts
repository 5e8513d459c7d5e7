/** Moves labels apart until none is nearer than `gap` to the next, as little as needed; keeps their order. */
export function labelPositions(values: number[], gap: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const clusters: {members: number[]; centre: number}[] = [];
  for (const index of order) {
    clusters.push({members: [index], centre: values[index]!});
    while (clusters.length > 1 && overlap(clusters.at(-2)!, clusters.at(-1)!, gap)) {
      const upper = clusters.pop()!;
      const lower = clusters.pop()!;
      const members = [...lower.members, ...upper.members];
      clusters.push({members, centre: members.reduce((sum, member) => sum + values[member]!, 0) / members.length});
    }
  }
  const positions: number[] = [];
  for (const {members, centre} of clusters) {
    members.forEach((member, place) => {
      positions[member] = centre + (place - (members.length - 1) / 2) * gap;
    });
  }
  return positions;
}

function overlap(
  lower: {members: number[]; centre: number},
  upper: {members: number[]; centre: number},
  gap: number,
): boolean {
  const reach = ((lower.members.length + upper.members.length) / 2) * gap;
  return upper.centre - lower.centre < reach - 1e-12;
}
