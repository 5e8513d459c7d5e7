import {isDeepStrictEqual} from 'node:util';
import type {Graph} from './graph.ts';

/** Throws where a second recording of the same steps did something else, which the graph would always do as at first. */
export function expectSame({nodes}: Graph, again: Graph): void {
  const place = nodes.findIndex((node, at) => !isDeepStrictEqual(node, again.nodes[at]));
  if (place < 0 && nodes.length === again.nodes.length) return;
  const user = nodes.find(({inputs}) => inputs.some(({node}) => node === place));
  const {operation} = nodes[place] ?? again.nodes[nodes.length]!;
  const use = user ? `${operation}, which ${user.operation} uses` : operation;
  throw new Error(`cannot record ${use}: it differs when the step runs again (expected to depend on the inputs alone)`);
}
