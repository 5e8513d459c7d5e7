// Threads that share the tasks of a phase: they spin between phases, and sleep when nothing comes.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>
#include "denormals.h"

namespace engine {

class Team {
 public:
  /** The thread that calls `run` is the first of `threads`. */
  explicit Team(int threads) : threads_(threads), tickets_(threads) {
    try {
      for (int thread = 1; thread < threads; thread++) others_.emplace_back([this, thread] { serve(thread); });
    } catch (...) {
      dismiss();
      throw;
    }
  }
  ~Team() { dismiss(); }
  Team(const Team&) = delete;

  int threads() const { return threads_; }

  /**
   * Does tasks 0 ... count - 1, below 2^31; returns when all are done. Each thread begins with a part of its own, so
   * that it finds in its cache what it left there in the phase before, and then takes what others have not begun. One
   * that the system does not let run is waited for only if it has a task.
   */
  template <typename Task>
  void run(int count, Task&& task) {
    if (others_.empty() || count == 1) {
      for (int place = 0; place < count; place++) task(place, 0);
      return;
    }
    const std::function<void(int, int)> job = std::ref(task);
    job_ = &job;
    count_.store(count, std::memory_order_relaxed);
    done_.store(0, std::memory_order_relaxed);
    const uint64_t size = count, parts = threads();
    for (uint64_t part = 0; part < parts; part++)
      tickets_[part].next.store((size * (part + 1) / parts) << 32 | size * part / parts, std::memory_order_release);
    phase_.fetch_add(1, std::memory_order_release);
    phase_.notify_all();
    take(0);
    await(done_, [count](int done) { return done == count; });
  }

 private:
  static constexpr int spins = 4000;  // about .1 ms or more: longer than a phase's end takes

  void serve(int thread) {
    const FlushDenormals flush;
    for (int seen = 0;;) {
      await(phase_, [seen](int phase) { return phase != seen; });
      seen = phase_.load(std::memory_order_acquire);
      if (ended_.load(std::memory_order_relaxed)) return;
      take(thread);
    }
  }

  /**
   * Takes tasks until there are none. A ticket says where its part ends and which task comes next, so that a thread
   * that comes too late, when the phase has ended, looks at nothing else; a phase does not end before its tasks are
   * done.
   */
  void take(int thread) {
    for (int each = 0; each < threads(); each++) {
      std::atomic<uint64_t>& next = tickets_[(thread + each) % threads()].next;
      for (;;) {
        const uint64_t ticket = next.fetch_add(1, std::memory_order_acq_rel), place = ticket & 0xffffffff;
        if (place >= ticket >> 32) break;
        (*job_)(static_cast<int>(place), thread);
        if (done_.fetch_add(1, std::memory_order_acq_rel) + 1 == count_.load(std::memory_order_relaxed))
          done_.notify_one();
      }
    }
  }

  template <typename Met>
  static void await(std::atomic<int>& value, Met met) {
    for (int spin = 0; spin < spins; spin++) {
      if (met(value.load(std::memory_order_acquire))) return;
      pause();
    }
    for (int now; !met(now = value.load(std::memory_order_acquire));) value.wait(now, std::memory_order_acquire);
  }

  static void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
  }

  void dismiss() {
    ended_.store(true, std::memory_order_relaxed);
    phase_.fetch_add(1, std::memory_order_release);
    phase_.notify_all();
    for (auto& other : others_) other.join();
    others_.clear();
  }

  const int threads_;
  std::vector<std::thread> others_;
  const std::function<void(int, int)>* job_ = nullptr;
  std::atomic<bool> ended_{false};
  struct alignas(64) Ticket {
    std::atomic<uint64_t> next{0};
  };
  std::vector<Ticket> tickets_;
  std::atomic<int> count_{0};
  alignas(64) std::atomic<int> done_{0};
  alignas(64) std::atomic<int> phase_{0};
};

}  // namespace engine
