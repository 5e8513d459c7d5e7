// Threads that share the tasks of a phase: they spin between phases, and sleep when nothing comes.
#pragma once
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace engine {

class Team {
 public:
  /** The thread that calls `run` is the first of `threads`. */
  explicit Team(int threads) {
    try {
      for (int thread = 1; thread < threads; thread++) others_.emplace_back([this, thread] { serve(thread); });
    } catch (...) {
      dismiss();
      throw;
    }
  }
  ~Team() { dismiss(); }
  Team(const Team &) = delete;

  int threads() const { return static_cast<int>(others_.size()) + 1; }

  /** Does tasks 0 ... count - 1, each by the thread that is free next; returns when all are done. */
  template <typename Task>
  void run(int count, Task &&task) {
    if (others_.empty() || count == 1) {
      for (int place = 0; place < count; place++) task(place, 0);
      return;
    }
    const std::function<void(int, int)> job = std::ref(task);
    job_ = &job;
    count_ = count;
    next_.store(0, std::memory_order_relaxed);
    busy_.store(static_cast<int>(others_.size()), std::memory_order_relaxed);
    phase_.fetch_add(1, std::memory_order_release);
    phase_.notify_all();
    take(0);
    await(busy_, [](int busy) { return busy == 0; });
  }

 private:
  static constexpr int spins = 20000;  // about .1 ms: longer than a phase's end takes, shorter than the wait for a batch

  void serve(int thread) {
    for (int seen = 0;;) {
      await(phase_, [seen](int phase) { return phase != seen; });
      seen = phase_.load(std::memory_order_acquire);
      if (!job_) return;
      take(thread);
      if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
    }
  }

  void take(int thread) {
    for (int place; (place = next_.fetch_add(1, std::memory_order_relaxed)) < count_;) (*job_)(place, thread);
  }

  template <typename Met>
  static void await(std::atomic<int> &value, Met met) {
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
    job_ = nullptr;
    phase_.fetch_add(1, std::memory_order_release);
    phase_.notify_all();
    for (auto &other : others_) other.join();
    others_.clear();
  }

  std::vector<std::thread> others_;
  const std::function<void(int, int)> *job_ = nullptr;
  int count_ = 0;
  alignas(64) std::atomic<int> next_{0};
  alignas(64) std::atomic<int> busy_{0};
  alignas(64) std::atomic<int> phase_{0};
};

}  // namespace engine
