// Numbers too small for float's exponent: computed with, they take a hundred times as long as others.
#pragma once
#include <cstdint>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace engine {

/** While it lives, the processor takes such numbers for 0 in this thread, as it does within TensorFlow. */
class FlushDenormals {
 public:
  FlushDenormals() : before_(read()) { write(before_ | flag); }
  ~FlushDenormals() { write(before_); }
  FlushDenormals(const FlushDenormals&) = delete;

 private:
#if defined(__x86_64__)
  static constexpr uint64_t flag = 0x8040;  // flush results to zero, take operands for zero
  static uint64_t read() { return _mm_getcsr(); }
  static void write(uint64_t value) { _mm_setcsr(static_cast<unsigned>(value)); }
#else
  static constexpr uint64_t flag = 1 << 24;
  static uint64_t read() {
    uint64_t value;
    asm volatile("mrs %0, fpcr" : "=r"(value));
    return value;
  }
  static void write(uint64_t value) { asm volatile("msr fpcr, %0" : : "r"(value)); }
#endif
  const uint64_t before_;
};

}  // namespace engine
