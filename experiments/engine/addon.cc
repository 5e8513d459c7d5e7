// What Node sees of the engine: networks that are made, stepped, asked and read.
#include <node_api.h>
#include <memory>
#include <string>
#include "whole.h"
#include "peak.h"

namespace engine {
namespace {

/** An error that has been thrown in JavaScript already. */
struct Thrown {};

void check(napi_env env, napi_status status) {
  if (status == napi_ok) return;
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (!pending) napi_throw_error(env, nullptr, "the engine's addon was called with something else than it takes");
  throw Thrown{};
}

napi_value property(napi_env env, napi_value object, const char* name) {
  napi_value value;
  check(env, napi_get_named_property(env, object, name, &value));
  return value;
}

bool has(napi_env env, napi_value object, const char* name) {
  napi_valuetype type;
  check(env, napi_typeof(env, property(env, object, name), &type));
  return type != napi_undefined;
}

double number(napi_env env, napi_value value) {
  double read;
  check(env, napi_get_value_double(env, value, &read));
  return read;
}

double number(napi_env env, napi_value object, const char* name) {
  return number(env, property(env, object, name));
}

/** A whole number of a moderate size; anything else becomes one that is refused. */
int whole(napi_env env, napi_value value) {
  const double read = number(env, value);
  return read >= -1 && read <= 1 << 30 && read == static_cast<int>(read) ? static_cast<int>(read) : -1;
}

int whole(napi_env env, napi_value object, const char* name) {
  return whole(env, property(env, object, name));
}

std::string text(napi_env env, napi_value object, const char* name) {
  char read[64];
  size_t length;
  check(env, napi_get_value_string_utf8(env, property(env, object, name), read, sizeof read, &length));
  return {read, length};
}

bool truth(napi_env env, napi_value object, const char* name) {
  bool read;
  check(env, napi_get_value_bool(env, property(env, object, name), &read));
  return read;
}

uint32_t length(napi_env env, napi_value array) {
  uint32_t read;
  check(env, napi_get_array_length(env, array, &read));
  return read;
}

napi_value element(napi_env env, napi_value array, uint32_t place) {
  napi_value value;
  check(env, napi_get_element(env, array, place, &value));
  return value;
}

/** The numbers of a typed array; throws unless it is of this type and length. */
template <typename T>
T* numbers(napi_env env, napi_value value, napi_typedarray_type type, size_t count, const char* what) {
  napi_typedarray_type found;
  size_t length;
  void* data;
  check(env, napi_get_typedarray_info(env, value, &found, &length, &data, nullptr, nullptr));
  if (found != type || length != count)
    throw std::runtime_error(std::string(what) + ": " + std::to_string(length) + " numbers (expected " +
                             std::to_string(count) + (found == type ? ")" : " of another type)"));
  return static_cast<T*>(data);
}

Layer readLayer(napi_env env, napi_value value) {
  const std::string kind = text(env, value, "kind");
  Layer layer{};
  auto activated = [&] { layer.relu = text(env, value, "activation") == "relu"; };
  if (kind == "flatten") {
    layer.kind = Layer::flatten;
  } else if (kind == "dense") {
    layer.kind = Layer::dense;
    layer.count = whole(env, value, "units");
    layer.biased = truth(env, value, "bias");
    activated();
  } else if (kind == "convolution") {
    layer.kind = Layer::convolution;
    layer.count = whole(env, value, "filters");
    layer.size = whole(env, value, "size");
    layer.same = text(env, value, "padding") == "same";
    layer.biased = truth(env, value, "bias");
    activated();
  } else if (kind == "whitening") {
    layer.kind = Layer::whitening;
    layer.size = whole(env, value, "size");
  } else if (kind == "pooling") {
    layer.kind = Layer::pooling;
    layer.size = whole(env, value, "size");
  } else if (kind == "normalization") {
    layer.kind = Layer::normalization;
    layer.momentum = number(env, value, "momentum");
    layer.epsilon = number(env, value, "epsilon");
  } else if (kind == "activation") {
    layer.kind = Layer::activation;
    activated();
  } else if (kind == "scale") {
    layer.kind = Layer::scale;
    layer.factor = number(env, value, "factor");
  } else if (kind == "dropout") {
    layer.kind = Layer::dropout;
    layer.rate = number(env, value, "rate");
  } else {
    throw Unsupported("a layer of the kind " + kind);
  }
  return layer;
}

Learning readLearning(napi_env env, napi_value value) {
  Learning learning{};
  const napi_value optimizer = property(env, value, "optimizer");
  const std::string kind = text(env, optimizer, "kind");
  auto read = [&](napi_value object, const char* name) { return static_cast<float>(number(env, object, name)); };
  if (kind == "rmsprop") {
    learning.kind = Learning::rmsprop;
    learning.decay = read(optimizer, "decay");
    learning.epsilon = read(optimizer, "epsilon");
  } else if (kind == "nesterov") {
    learning.kind = Learning::nesterov;
    learning.momentum = read(optimizer, "momentum");
    learning.weightDecay = read(optimizer, "weightDecay");
    learning.shiftScale = read(optimizer, "shiftScale");
  } else {
    throw Unsupported("the optimiser " + kind);
  }
  if (has(env, value, "labelSmoothing")) learning.smoothing = read(value, "labelSmoothing");
  if (has(env, value, "l2")) learning.l2 = read(value, "l2");
  if (has(env, value, "averaging")) learning.averaging = read(property(env, value, "averaging"), "decay");
  return learning;
}

/** A network and the numbers of its arrays, in the order of a checkpoint. */
struct Model {
  std::unique_ptr<Network> network;
  std::vector<std::pair<const Array*, float*>> state;
};

Model& model(napi_env env, napi_value value) {
  void* data;
  check(env, napi_get_value_external(env, value, &data));
  Model& model = *static_cast<Model*>(data);
  if (!model.network) throw std::runtime_error("this network has been disposed of");
  return model;
}

/** Calls a function with its arguments; what it throws becomes an error of JavaScript, `code` UNSUPPORTED where that
 * helps. */
template <size_t Count, napi_value (*function)(napi_env, napi_value*)>
napi_value call(napi_env env, napi_callback_info info) {
  size_t count = Count;
  napi_value arguments[Count];
  try {
    check(env, napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr));
    if (count < Count) throw std::runtime_error("the engine's addon was called with too few arguments");
    return function(env, arguments);
  } catch (const Thrown&) {
  } catch (const Unsupported& error) {
    napi_throw_error(env, "UNSUPPORTED", error.what());
  } catch (const std::bad_alloc&) {
    napi_throw_error(env, nullptr, "out of memory");
  } catch (const std::exception& error) {
    napi_throw_error(env, nullptr, error.what());
  }
  return nullptr;
}

/** create({inputShape, layers}, learning, {most, threads, memory}): a network, its weights all 0. */
napi_value create(napi_env env, napi_value* arguments) {
  const napi_value shape = property(env, arguments[0], "inputShape"), list = property(env, arguments[0], "layers");
  if (length(env, shape) != 3) throw Unsupported("images that have no height, width and channels");
  const Shape input{whole(env, element(env, shape, 0)), whole(env, element(env, shape, 1)),
                    whole(env, element(env, shape, 2))};
  std::vector<Layer> layers;
  for (uint32_t place = 0; place < length(env, list); place++)
    layers.push_back(readLayer(env, element(env, list, place)));
  const int most = whole(env, arguments[2], "most"), threads = whole(env, arguments[2], "threads");
  if (most < 1 || threads < 1 || threads > 256) throw std::runtime_error("a batch or a number of threads below 1");
  auto made = std::make_unique<Model>();
  made->network = std::make_unique<Network>(input, layers, readLearning(env, arguments[1]), most, threads,
                                            static_cast<size_t>(number(env, arguments[2], "memory")));
  auto& arrays = made->network->plan().arrays;
  for (Array& array : arrays) made->state.emplace_back(&array, array.values);
  for (Array& array : arrays)
    for (Buffer& slot : array.slots)
      if (slot) made->state.emplace_back(&array, slot);
  for (Array& array : arrays)
    if (array.average) made->state.emplace_back(&array, array.average);
  napi_value external;
  check(env, napi_create_external(
                 env, made.get(), [](napi_env, void* data, void*) { delete static_cast<Model*>(data); }, nullptr,
                 &external));
  made.release();
  return external;
}

/** dispose(network): frees its memory now. */
napi_value dispose(napi_env env, napi_value* arguments) {
  void* data;
  check(env, napi_get_value_external(env, arguments[0], &data));
  static_cast<Model*>(data)->network.reset();
  return nullptr;
}

/** step(network, images as bytes, labels, seed, rate): the loss before the step. */
napi_value step(napi_env env, napi_value* arguments) {
  Network& network = *model(env, arguments[0]).network;
  size_t count;
  check(env, napi_get_typedarray_info(env, arguments[2], nullptr, &count, nullptr, nullptr, nullptr));
  if (count < 1 || count > static_cast<size_t>(network.most()))
    throw std::runtime_error("a batch of " + std::to_string(count) + " (expected 1 to " +
                             std::to_string(network.most()) + ")");
  const int32_t* labels = numbers<int32_t>(env, arguments[2], napi_int32_array, count, "labels");
  const uint8_t* pixels =
      numbers<uint8_t>(env, arguments[1], napi_uint8_array, count * network.plan().input.size(), "images");
  const int32_t* seed = numbers<int32_t>(env, arguments[3], napi_int32_array, 2, "a seed");
  for (size_t row = 0; row < count; row++)
    if (labels[row] < 0 || labels[row] >= network.plan().classes)
      throw std::runtime_error("label " + std::to_string(labels[row]) + " (expected 0 to " +
                               std::to_string(network.plan().classes - 1) + ")");
  const float rate = static_cast<float>(number(env, arguments[4]));
  napi_value loss;
  check(env, napi_create_double(env, network.step(pixels, labels, static_cast<int>(count), {seed[0], seed[1]}, rate),
                                &loss));
  return loss;
}

/** predict(network, images as bytes, probabilities to be written). */
napi_value predict(napi_env env, napi_value* arguments) {
  Network& network = *model(env, arguments[0]).network;
  size_t length;
  check(env, napi_get_typedarray_info(env, arguments[1], nullptr, &length, nullptr, nullptr, nullptr));
  const size_t size = network.plan().input.size(), count = length / size;
  if (count > 1u << 24) throw std::runtime_error("too many images at once: " + std::to_string(count));
  const uint8_t* pixels = numbers<uint8_t>(env, arguments[1], napi_uint8_array, count * size, "images");
  float* out = numbers<float>(env, arguments[2], napi_float32_array, count * network.plan().classes, "probabilities");
  network.predict(pixels, static_cast<int>(count), out);
  return nullptr;
}

/** Copies between an array of the network and its numbers in order. */
template <typename Copy>
void each(const Layout& layout, Copy copy) {
  for (long row = 0, place = 0; row < layout.rows; row++)
    for (int column = 0; column < layout.columns; column++) copy(place++, layout.at(row, column));
}

float* stateNumbers(napi_env env, napi_value value, const Layout& layout, uint32_t place) {
  const std::string what = "array " + std::to_string(place) + " of the state";
  return numbers<float>(env, value, napi_float32_array, layout.rows * layout.columns, what.c_str());
}

void expectArrays(napi_env env, const Model& model, napi_value arrays) {
  if (length(env, arrays) != model.state.size())
    throw std::runtime_error("a state of " + std::to_string(length(env, arrays)) + " arrays (expected " +
                             std::to_string(model.state.size()) + ")");
}

/** read(network, arrays to be written): the weights, what the optimiser keeps, and the averages. */
napi_value read(napi_env env, napi_value* arguments) {
  const Model& from = model(env, arguments[0]);
  expectArrays(env, from, arguments[1]);
  for (uint32_t place = 0; place < from.state.size(); place++) {
    const auto [array, values] = from.state[place];
    float* to = stateNumbers(env, element(env, arguments[1], place), array->layout, place);
    each(array->layout, [&, values = values](long place, long stored) { to[place] = values[stored]; });
  }
  return nullptr;
}

/** write(network, arrays): sets them. */
napi_value write(napi_env env, napi_value* arguments) {
  const Model& to = model(env, arguments[0]);
  expectArrays(env, to, arguments[1]);
  for (uint32_t place = 0; place < to.state.size(); place++) {
    const auto [array, values] = to.state[place];
    const float* from = stateNumbers(env, element(env, arguments[1], place), array->layout, place);
    each(array->layout, [&, values = values](long place, long stored) { values[stored] = from[place]; });
  }
  to.network->changed();
  return nullptr;
}

/** measurePeak(threads): floating-point operations a second. */
napi_value peak(napi_env env, napi_value* arguments) {
  const int threads = whole(env, arguments[0]);
  if (threads < 1 || threads > 256) throw std::runtime_error("a number of threads below 1");
  napi_value value;
  check(env, napi_create_double(env, measurePeak(threads), &value));
  return value;
}

napi_value initialize(napi_env env, napi_value exports) {
#if defined(__AVX512F__)
  const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#elif defined(__AVX2__)
  const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  const bool runs = true;
#endif
  if (!runs) {
    napi_throw_error(env, nullptr, "this engine was compiled for another processor");
    return nullptr;
  }
  const napi_property_descriptor functions[] = {
      {"create", nullptr, call<3, create>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"dispose", nullptr, call<1, dispose>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"step", nullptr, call<5, step>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"predict", nullptr, call<3, predict>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"read", nullptr, call<2, read>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"measurePeak", nullptr, call<1, peak>, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"write", nullptr, call<2, write>, nullptr, nullptr, nullptr, napi_default, nullptr},
  };
  napi_define_properties(env, exports, sizeof functions / sizeof *functions, functions);
  return exports;
}

}  // namespace
}  // namespace engine

NAPI_MODULE(NODE_GYP_MODULE_NAME, engine::initialize)
