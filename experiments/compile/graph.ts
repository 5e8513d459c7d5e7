// A recorded computation as plain data, before it is written in TensorFlow's own format.

/** One operation of TensorFlow, with what it takes and gives. */
export interface GraphNode {
  operation: string; // TensorFlow's name of it, such as "MatMul"
  attributes: readonly Attribute[]; // those that the types and shapes below do not say
  inputs: readonly Value[];
  outputs: readonly Description[];
  after: readonly number[]; // nodes that must have run before, though nothing flows from them
  constant?: Uint8Array; // of a Const: its values, little-endian
}

/** What flows along an edge: one output of one node. */
export interface Value {
  node: number; // its place in the graph
  output: number;
}

/** An element type, by TensorFlow's number for it, and a shape. */
export interface Description {
  type: number;
  shape: readonly number[];
}

/** A setting of an operation, as tfjs-node writes it. */
export interface Attribute {
  name: string;
  type: number; // the kind of the value, by TensorFlow's number for it
  value: unknown;
}

/** The element types that recording has to know, by TensorFlow's numbers. */
export const types = {float32: 1, int32: 3, uint8: 4, int64: 9, bool: 10, resource: 20} as const;

/** A function of inputs and variables: it gives its results and leaves the variables changed. */
export interface RecordedFunction {
  inputs: readonly number[]; // nodes
  results: readonly Value[];
  changes: readonly number[]; // nodes that change variables
}

/** Several functions over the same variables. The nodes begin with one handle a variable. */
export interface Graph {
  nodes: readonly GraphNode[];
  variables: readonly Description[];
  functions: Readonly<Record<string, RecordedFunction>>;
}
