// What Node sees of the engine: networks that are made, stepped, asked and read.
#include <memory>
#include "whole.h"
#include "arguments.h"
#include "peak.h"

namespace engine {
namespace {

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
    if (array.kept) made->state.emplace_back(&array, array.kept);
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

/** step(network, {images, labels, places}, seed, rate): the loss before the step. */
napi_value step(napi_env env, napi_value* arguments) {
  Network& network = *model(env, arguments[0]).network;
  const napi_value batch = arguments[1], listed = property(env, batch, "labels"),
                   bytes = property(env, batch, "images");
  const size_t count = typedLength(env, listed), size = network.plan().input.size();
  if (count < 1 || count > static_cast<size_t>(network.most()))
    throw std::runtime_error("a batch of " + std::to_string(count) + " (expected 1 to " +
                             std::to_string(network.most()) + ")");
  const int32_t* labels = numbers<int32_t>(env, listed, napi_int32_array, count, "labels");
  for (size_t row = 0; row < count; row++) expectBelow(network.plan().classes, labels[row], "label");
  Images images{};
  if (has(env, batch, "places")) {
    const size_t all = typedLength(env, bytes) / size;
    images.pixels = numbers<uint8_t>(env, bytes, napi_uint8_array, all * size, "images");
    images.places = numbers<uint32_t>(env, property(env, batch, "places"), napi_uint32_array, count, "places");
    for (size_t row = 0; row < count; row++) expectBelow(all, images.places[row], "place");
  } else {
    images.pixels = numbers<uint8_t>(env, bytes, napi_uint8_array, count * size, "images");
  }
  const int32_t* seed = numbers<int32_t>(env, arguments[2], napi_int32_array, 2, "a seed");
  const float rate = static_cast<float>(number(env, arguments[3]));
  const float loss = network.step(images, labels, static_cast<int>(count), {seed[0], seed[1]}, rate);
  napi_value value;
  check(env, napi_create_double(env, loss, &value));
  return value;
}

/** predict(network, images as bytes, probabilities to be written). */
napi_value predict(napi_env env, napi_value* arguments) {
  Network& network = *model(env, arguments[0]).network;
  const size_t size = network.plan().input.size(), count = typedLength(env, arguments[1]) / size;
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
      {"step", nullptr, call<4, step>, nullptr, nullptr, nullptr, napi_default, nullptr},
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
