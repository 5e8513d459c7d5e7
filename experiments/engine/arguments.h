// What JavaScript hands over: numbers, arrays, and the description of a network and of how it learns.
#pragma once
#include <node_api.h>
#include <string>
#include "network.h"

namespace engine {

/** An error that has been thrown in JavaScript already. */
struct Thrown {};

inline void check(napi_env env, napi_status status) {
  if (status == napi_ok) return;
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (!pending) napi_throw_error(env, nullptr, "the engine's addon was called with something else than it takes");
  throw Thrown{};
}

inline napi_value property(napi_env env, napi_value object, const char* name) {
  napi_value value;
  check(env, napi_get_named_property(env, object, name, &value));
  return value;
}

inline bool has(napi_env env, napi_value object, const char* name) {
  napi_valuetype type;
  check(env, napi_typeof(env, property(env, object, name), &type));
  return type != napi_undefined;
}

inline double number(napi_env env, napi_value value) {
  double read;
  check(env, napi_get_value_double(env, value, &read));
  return read;
}

inline double number(napi_env env, napi_value object, const char* name) {
  return number(env, property(env, object, name));
}

/** A whole number of a moderate size; anything else becomes one that is refused. */
inline int whole(napi_env env, napi_value value) {
  const double read = number(env, value);
  return read >= -1 && read <= 1 << 30 && read == static_cast<int>(read) ? static_cast<int>(read) : -1;
}

inline int whole(napi_env env, napi_value object, const char* name) {
  return whole(env, property(env, object, name));
}

inline std::string text(napi_env env, napi_value object, const char* name) {
  char read[64];
  size_t length;
  check(env, napi_get_value_string_utf8(env, property(env, object, name), read, sizeof read, &length));
  return {read, length};
}

inline bool truth(napi_env env, napi_value object, const char* name) {
  bool read;
  check(env, napi_get_value_bool(env, property(env, object, name), &read));
  return read;
}

inline uint32_t length(napi_env env, napi_value array) {
  uint32_t read;
  check(env, napi_get_array_length(env, array, &read));
  return read;
}

inline napi_value element(napi_env env, napi_value array, uint32_t place) {
  napi_value value;
  check(env, napi_get_element(env, array, place, &value));
  return value;
}

inline size_t typedLength(napi_env env, napi_value array) {
  size_t read;
  check(env, napi_get_typedarray_info(env, array, nullptr, &read, nullptr, nullptr, nullptr));
  return read;
}

/** Throws unless a number can be that of one of `count`. */
inline void expectBelow(long count, long found, const char* what) {
  if (found >= 0 && found < count) return;
  throw std::runtime_error(std::string(what) + " " + std::to_string(found) + " (expected 0 to " +
                           std::to_string(count - 1) + ")");
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

inline Layer readLayer(napi_env env, napi_value value) {
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
    layer.frozen = has(env, value, "frozen");
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
  } else if (kind == "addition") {
    layer.kind = Layer::addition;
    layer.count = whole(env, value, "before");
  } else if (kind == "dropout") {
    layer.kind = Layer::dropout;
    layer.rate = number(env, value, "rate");
  } else {
    throw Unsupported("a layer of the kind " + kind);
  }
  return layer;
}

inline Learning readLearning(napi_env env, napi_value value) {
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

}  // namespace engine
