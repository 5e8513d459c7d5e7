import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {type Attribute, type Description, type GraphNode, types, type Value} from './graph.ts';
import {type Binding, backend, type NativeTensor, nativeTensor, type Values} from './native.ts';
import type {Update} from './update.ts';

/** What is known while one function is recorded: where each tensor comes from, and what the variables stand for. */
export class Recording {
  private readonly nodes: GraphNode[];
  private readonly variables: readonly Variable[];
  private readonly sources = new Map<number, Value>(); // by the id of the native tensor
  private readonly reads: number[]; // the nodes that read the variables as they are before the step
  private readonly settled: object[]; // of each variable, the data that the graph's variable has
  private readonly updates: number[] = []; // nodes that change a variable in place
  private readonly own = new WeakSet<Values>(); // constants that the step made
  private readonly native = backend().binding;

  /** Begins a function. `nodes` begin with a handle of each variable. */
  constructor(nodes: GraphNode[], variables: readonly Variable[]) {
    this.nodes = nodes;
    this.variables = variables;
    this.settled = variables.map(({dataId}) => dataId);
    this.reads = variables.map((variable, handle) => this.read(variable, handle, []));
  }

  /** Adds an input of the example's type and shape. */
  addInput(example: Tensor): number {
    const {id, dtype, shape} = nativeTensor(example);
    const node = this.add('Placeholder', [], [], [{type: dtype, shape}]);
    this.sources.set(id, {node, output: 0});
    return node;
  }

  /** Runs `step` and notes what it does. */
  intercept(step: () => Tensor[]): Tensor[] {
    const engine = backend();
    const {write} = engine;
    const {random} = Math;
    engine.binding = this.listening();
    engine.write = (values, shape, type) => {
      this.own.add(values);
      return write.call(engine, values, shape, type);
    };
    Math.random = () => {
      throw new Error('cannot record a random number drawn in JavaScript (expected StatelessRandomUniform)');
    };
    try {
      return tf.tidy(step);
    } finally {
      engine.binding = this.native;
      engine.write = write;
      Math.random = random;
    }
  }

  /** Notes an update as the one operation that it is, and does it step by step. */
  update({operation, attributes, operands, changed, compose}: Update): void {
    const inputs = operands.map((operand, place) => this.operand(operand, `operand ${place} of ${operation}`));
    const handles = changed.map((variable) => this.handleOf(variable, operation));
    const node = this.add(
      operation,
      attributes,
      inputs,
      [],
      handles.flatMap((handle) => this.readsBefore(handle)),
    );
    this.updates.push(node);
    const engine = backend();
    const {binding} = engine;
    engine.binding = this.native;
    compose();
    engine.binding = binding;
    changed.forEach((variable, place) => {
      this.settled[handles[place]!] = variable.dataId;
      this.read(variable, handles[place]!, [node]);
    });
  }

  /** Where a tensor comes from; `use` names it in the error where that is not known. */
  sourceOf(tensor: Tensor, use: string): Value {
    return this.source(nativeTensor(tensor).id, use);
  }

  /** The nodes that change the variables as the step has done; to be called at its end. */
  changes(): number[] {
    const assignments = this.variables.flatMap((variable, handle) => {
      if (variable.dataId === this.settled[handle]) return [];
      const inputs = [{node: handle, output: 0}, this.sourceOf(variable, `the new value of variable ${handle}`)];
      return this.add('AssignVariableOp', [], inputs, [], this.readsBefore(handle));
    });
    return [...this.updates, ...assignments];
  }

  private listening(): Binding {
    const {native} = this;
    const executeOp: Binding['executeOp'] = (operation, attributes, ids, count) => {
      const inputs = ids.map((id, place) => this.source(id, `input ${place} of ${operation}`));
      const outputs = native.executeOp(operation, attributes, ids, count);
      const node = this.add(operation, attributes, inputs, outputs.map(describe));
      outputs.forEach(({id}, output) => {
        this.sources.set(id, {node, output});
      });
      return outputs;
    };
    const createTensor: Binding['createTensor'] = (shape, type, values) => {
      const id = native.createTensor(shape, type, values);
      // What was made outside the step becomes an error where it is used.
      if (type === types.int64 || this.own.has(values)) {
        const node = this.addConstant({type, shape: [...shape]}, values);
        this.sources.set(id, {node, output: 0});
      }
      return id;
    };
    const tensorDataSync: Binding['tensorDataSync'] = () => {
      throw new Error(`cannot record a step that reads a value: after ${this.nodes.at(-1)!.operation}`);
    };
    return Object.create(native, {
      executeOp: {value: executeOp},
      createTensor: {value: createTensor},
      tensorDataSync: {value: tensorDataSync},
    });
  }

  private read(variable: Variable, handle: number, after: readonly number[]): number {
    const {id, dtype, shape} = nativeTensor(variable);
    const inputs = [{node: handle, output: 0}];
    const node = this.add('ReadVariableOp', [], inputs, [{type: dtype, shape}], after);
    this.sources.set(id, {node, output: 0});
    return node;
  }

  /** What must have read a variable before it changes: nothing where the step does not use its value. */
  private readsBefore(handle: number): number[] {
    const read = this.reads[handle]!;
    return this.nodes.some(({inputs}) => inputs.some(({node}) => node === read)) ? [read] : [];
  }

  private operand(operand: Tensor | Variable, use: string): Value {
    const handle = this.variables.indexOf(operand as Variable);
    return handle < 0 ? this.sourceOf(operand, use) : {node: handle, output: 0};
  }

  private handleOf(variable: Variable, operation: string): number {
    const handle = this.variables.indexOf(variable);
    if (handle < 0)
      throw new Error(`cannot record ${operation}: it changes a variable that is not among those compiled`);
    return handle;
  }

  private source(id: number, use: string): Value {
    const source = this.sources.get(id);
    if (source) return source;
    throw new Error(
      `cannot record ${use}: a tensor made outside the step (expected an input, a variable, or made from those)`,
    );
  }

  private addConstant(description: Description, values: Values): number {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    return this.add('Const', [], [], [description], [], bytes);
  }

  private add(
    operation: string,
    attributes: readonly Attribute[],
    inputs: readonly Value[],
    outputs: readonly Description[],
    after: readonly number[] = [],
    constant?: Uint8Array,
  ): number {
    return this.nodes.push({operation, attributes, inputs, outputs, after, ...(constant && {constant})}) - 1;
  }
}

function describe({dtype, shape}: NativeTensor): Description {
  return {type: dtype, shape: [...shape]};
}
