#if os(Linux)
  import CMalloc
#endif

/// The process's memory.
public enum Memory {
  /// Columns that are freed are kept for the next ones: given back to the kernel and asked for again, each page would be
  /// cleared anew, a fifth of a large run's time.
  /// All threads share what is freed: where each keeps its own, a large run holds up to a tenth more.
  public static func keepFreed() {
    #if os(Linux)
      mallopt(M_ARENA_MAX, 1)
      mallopt(M_MMAP_THRESHOLD, Int32.max)
      mallopt(M_TRIM_THRESHOLD, Int32.max)
    #endif
  }
}
