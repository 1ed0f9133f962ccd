import Glibc

/// The kernel's limits on files.
public enum FileLimits {
  /// A file that grows beyond the limit (`ulimit -f`) fails like one on a full disk, and does not end the process without a
  /// word.
  public static func failInsteadOfKilling() { signal(SIGXFSZ, SIG_IGN) }
}
