import {canonicalJson, sha256} from '../artifacts/content-key.ts';
import type {Graph, GraphNode} from './graph.ts';

/**
 * Names what each function of a graph computes, as 64 hex digits: equal for functions that do the same operations on
 * the same constants, inputs and variables, whatever their nodes are called and in whatever order they were made.
 */
export function functionDigests({nodes, variables, functions}: Graph): Record<string, string> {
  const places = new Map(variables.map((_, place) => [place, place])); // of variables and inputs, in their order
  for (const {inputs} of Object.values(functions)) {
    for (const [place, node] of inputs.entries()) places.set(node, place);
  }
  const digests: string[] = [];
  for (const [at, node] of nodes.entries()) digests.push(nodeDigest(node, places.get(at), digests));
  const described = Object.entries(functions).map(([name, {inputs, results, changes}]) => [
    name,
    sha256(
      canonicalJson({
        variables,
        inputs: inputs.map((input) => nodes[input]!.outputs[0]),
        results: results.map(({node, output}) => [digests[node], output]),
        changes: changes.map((node) => digests[node]).sort(),
      }),
    ),
  ]);
  return Object.fromEntries(described);
}

function nodeDigest(node: GraphNode, place: number | undefined, digests: readonly string[]): string {
  const {operation, attributes, inputs, outputs, after, constant} = node;
  return sha256(
    canonicalJson({
      operation,
      attributes: [...attributes].sort((a, b) => (a.name < b.name ? -1 : 1)),
      inputs: inputs.map((input) => [digests[input.node], input.output]),
      outputs,
      after: after.map((before) => digests[before]).sort(),
      ...(constant && {constant: sha256(constant)}),
      ...(place !== undefined && {place}),
    }),
  );
}
