// The processor's vectors, and memory for them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#if defined(__x86_64__)
#include <immintrin.h>
#else
#include <arm_neon.h>
#endif

namespace engine {

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
constexpr int width = 16;     // floats in a vector
constexpr int tileSize = 24;  // vectors of sums that fit in the registers beside what is multiplied
constexpr int mostColumns = 4;
#elif defined(__AVX2__) && defined(__FMA__)
constexpr int width = 8;
constexpr int tileSize = 12;
constexpr int mostColumns = 2;
#elif defined(__ARM_NEON)
constexpr int width = 4;
constexpr int tileSize = 24;
constexpr int mostColumns = 4;
#else
#error "no kernels for this processor (expected AVX-512, AVX2 with FMA, or NEON)"
#endif

typedef float Vector __attribute__((vector_size(4 * width)));
typedef float Unaligned __attribute__((vector_size(4 * width), aligned(4), may_alias));
typedef int32_t Whole __attribute__((vector_size(4 * width)));

#define INLINE __attribute__((always_inline)) inline

INLINE Vector load(const float* from) {
  return (Vector)(*(const Unaligned*)from);
}
INLINE void store(float* to, Vector values) {
  *(Unaligned*)to = (Unaligned)values;
}
INLINE Vector all(float value) {
  return value - Vector{};
}  // not + : that would make -0 into 0, and take an addition
INLINE Vector positive(Vector values) {
  return values > 0 ? values : Vector{};
}

/** Whole numbers of 0 ... 255, kept as bytes. */
INLINE void storeBytes(uint8_t* to, Whole values) {
#if defined(__AVX512F__)
  _mm_storeu_si128((__m128i*)to, _mm512_cvtepi32_epi8((__m512i)values));
#else
  for (int lane = 0; lane < width; lane++) to[lane] = static_cast<uint8_t>(values[lane]);
#endif
}

INLINE Whole loadBytes(const uint8_t* from) {
#if defined(__AVX512F__)
  return (Whole)_mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i*)from));
#elif defined(__AVX2__)
  return (Whole)_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i*)from));
#else
  return Whole{from[0], from[1], from[2], from[3]};
#endif
}

/** The next multiple of the vector's width. */
constexpr int padded(int count) {
  return (count + width - 1) / width * width;
}

/** How much the buffers of all networks may take together, in bytes. */
struct Memory {
  size_t limit, used = 0;
};

/** Numbers, zero at first, from a cache line's start; some more may be read or written past the end. */
class Buffer {
 public:
  Buffer() = default;
  Buffer(Memory& memory, size_t count) : count_(count) {
    const size_t bytes = (count + 2 * 64) * sizeof(float) / 64 * 64;
    if (count > memory.limit / sizeof(float) || bytes > memory.limit - memory.used)
      throw std::runtime_error("it needs more memory than " + std::to_string(memory.limit >> 20) + " MB");
    memory.used += bytes;
    values_ = static_cast<float*>(aligned_alloc(64, bytes));
    if (!values_) throw std::bad_alloc();
    memset(values_, 0, bytes);
  }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Buffer() { free(values_); }
  operator float*() { return values_; }
  operator const float*() const { return values_; }
  size_t count() const { return count_; }
  void clear() { memset(values_, 0, count_ * sizeof(float)); }

 private:
  void swap(Buffer& other) {
    std::swap(values_, other.values_);
    std::swap(count_, other.count_);
  }
  float* values_ = nullptr;
  size_t count_ = 0;
};

}  // namespace engine
