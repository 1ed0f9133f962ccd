import Text

/// From 64-bit keys to the first row that had each: open addressing, no deletion; it grows.
struct KeyTable {
  private var keys: [UInt64]
  private var rows: [Int32]
  private var count = 0

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    rows = [Int32](repeating: -1, count: size)
  }

  /// The row that had the key before; nil when this is the first, which is then remembered.
  mutating func insert(_ key: UInt64, _ row: Int32) -> Int32? {
    var slot = Int(truncatingIfNeeded: Hash64.finished(key)) & (keys.count - 1)
    while rows[slot] >= 0 {
      if keys[slot] == key { return rows[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    rows[slot] = row
    count += 1
    if count * 3 > keys.count * 2 { grow() }
    return nil
  }

  private mutating func grow() {
    let (oldKeys, oldRows) = (keys, rows)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    rows = [Int32](repeating: -1, count: oldKeys.count * 2)
    for (key, row) in zip(oldKeys, oldRows) where row >= 0 {
      var slot = Int(truncatingIfNeeded: Hash64.finished(key)) & (keys.count - 1)
      while rows[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = key
      rows[slot] = row
    }
  }
}
