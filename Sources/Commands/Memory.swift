#if os(Linux)
  import CMalloc
#endif

/// The process's memory.
public enum Memory {
  /// Columns that are freed are kept for the next ones: given back to the kernel and asked for again, each page would be
  /// cleared anew, a fifth of a large run's time.
  public static func keepFreed() {
    #if os(Linux)
      mallopt(M_MMAP_THRESHOLD, Int32.max)
      mallopt(M_TRIM_THRESHOLD, Int32.max)
    #endif
  }
}
