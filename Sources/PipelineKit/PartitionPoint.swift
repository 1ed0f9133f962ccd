extension Array {
  /// The place of the first item that meets a condition, in an array where it follows all that do not: found by halves.
  /// The count when none meets it.
  public func partitionPoint(where meets: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
