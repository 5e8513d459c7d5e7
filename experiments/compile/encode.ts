import {createRequire} from 'node:module';
import type {Attribute, Description, Graph, GraphNode} from './graph.ts';
import {backend} from './native.ts';

// The classes of TensorFlow's protocol buffers, which tfjs-node ships without types.
// biome-ignore lint/suspicious/noExplicitAny: they have none
type Message = any;
const messages: Message = createRequire(import.meta.url)('@tensorflow/tfjs-node/dist/proto/api_pb.js');

const formatVersion = 1800; // of graphs, in TensorFlow's count

/** A graph in the format of TensorFlow's SavedModel. */
export function encodeSavedModel(graph: Graph): Uint8Array {
  const definition = new messages.GraphDef();
  definition.setNodeList([
    ...graph.nodes.map((node, place) => encodeNode(graph, node, place)),
    ...Object.keys(graph.functions).flatMap((name) => encodeResults(graph, name)),
  ]);
  const versions = new messages.VersionDef();
  versions.setProducer(formatVersion);
  definition.setVersions(versions);
  const information = new messages.MetaGraphDef.MetaInfoDef();
  information.setTagsList(['train']);
  const meta = new messages.MetaGraphDef();
  meta.setMetaInfoDef(information);
  meta.setGraphDef(definition);
  const model = new messages.SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.setMetaGraphsList([meta]);
  return model.serializeBinary();
}

/** The name of a node in the encoded graph. */
export function nodeName(node: number): string {
  return `n${node}`;
}

/** The name of the node that gives one result of a function, once all its changes have been made. */
export function resultName(name: string, place: number): string {
  return `${name.replaceAll(' ', '_')}_result_${place}`;
}

function encodeResults({nodes, functions}: Graph, name: string): Message[] {
  const {results, changes} = functions[name]!;
  return results.map(({node, output}, place) => {
    const definition = new messages.NodeDef();
    definition.setName(resultName(name, place));
    definition.setOp('Identity');
    definition.setInputList([`${nodeName(node)}:${output}`, ...changes.map((change) => `^${nodeName(change)}`)]);
    definition.getAttrMap().set('T', attributeValue('setType', nodes[node]!.outputs[output]!.type));
    return definition;
  });
}

function encodeNode(graph: Graph, node: GraphNode, place: number): Message {
  const definition = new messages.NodeDef();
  definition.setName(nodeName(place));
  definition.setOp(node.operation);
  definition.setInputList([
    ...node.inputs.map((input) => `${nodeName(input.node)}:${input.output}`),
    ...node.after.map((before) => `^${nodeName(before)}`),
  ]);
  const attributes = definition.getAttrMap();
  for (const attribute of node.attributes) attributes.set(attribute.name, encodeAttribute(node.operation, attribute));
  for (const [name, value] of impliedAttributes(graph, node, place)) attributes.set(name, value);
  return definition;
}

/** Attributes that follow from the types and shapes around a node. */
function impliedAttributes({nodes, variables}: Graph, node: GraphNode, place: number): [string, Message][] {
  const type = (description: Description): [string, Message] => ['dtype', attributeValue('setType', description.type)];
  const shape = (description: Description): [string, Message] => [
    'shape',
    attributeValue('setShape', encodeShape(description.shape)),
  ];
  switch (node.operation) {
    case 'VarHandleOp':
      return [type(variables[place]!), shape(variables[place]!), ['shared_name', encodeText(`variable_${place}`)]];
    case 'Placeholder':
      return [type(node.outputs[0]!), shape(node.outputs[0]!)];
    case 'ReadVariableOp':
      return [type(node.outputs[0]!)];
    case 'AssignVariableOp': {
      const [, value] = node.inputs;
      return [type(nodes[value!.node]!.outputs[value!.output]!)];
    }
    case 'Const':
      return [type(node.outputs[0]!), ['value', encodeConstant(node.outputs[0]!, node.constant!)]];
    case 'ExpandDims': // tfjs-node leaves its type to be inferred, which graphs do not do
      return [['T', attributeValue('setType', node.outputs[0]!.type)]];
    default:
      return [];
  }
}

function encodeAttribute(operation: string, {name, type, value}: Attribute): Message {
  const {binding} = backend();
  switch (type) {
    case binding.TF_ATTR_TYPE:
      return attributeValue('setType', value);
    case binding.TF_ATTR_BOOL:
      return attributeValue('setB', value);
    case binding.TF_ATTR_FLOAT:
      return attributeValue('setF', value);
    case binding.TF_ATTR_STRING:
      return encodeText(value as string);
    case binding.TF_ATTR_SHAPE:
      return attributeValue('setShape', encodeShape(value as number[]));
    case binding.TF_ATTR_INT: {
      if (!Array.isArray(value)) return attributeValue('setI', value);
      const list = new messages.AttrValue.ListValue();
      list.setIList(value);
      return attributeValue('setList', list);
    }
    default:
      throw new Error(
        `cannot record ${operation}: its attribute ${name} is of kind ${type} (expected type, bool, float, string, shape or int)`,
      );
  }
}

function attributeValue(setter: string, value: unknown): Message {
  const attribute = new messages.AttrValue();
  attribute[setter](value);
  return attribute;
}

function encodeText(text: string): Message {
  return attributeValue('setS', Buffer.from(text).toString('base64'));
}

function encodeShape(shape: readonly number[]): Message {
  const message = new messages.TensorShape();
  for (const length of shape) {
    const dimension = new messages.TensorShape.Dim();
    dimension.setSize(length);
    message.addDim(dimension);
  }
  return message;
}

function encodeConstant({type, shape}: Description, values: Uint8Array): Message {
  const tensor = new messages.Tensor();
  tensor.setDtype(type);
  tensor.setTensorShape(encodeShape(shape));
  tensor.setTensorContent(Buffer.from(values).toString('base64'));
  return attributeValue('setTensor', tensor);
}
