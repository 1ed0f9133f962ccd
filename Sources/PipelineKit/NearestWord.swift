/// Finds the valid word that was probably meant.
public enum NearestWord {
  /// The word nearest to what was found: at most two slips away (letters changed, added, left out, swapped) and less
  /// than half of the word; case does not count. The first of equals; nil when none is near.
  public static func to(_ found: String, among words: [String]) -> String? {
    let lowered = Array(found.lowercased().unicodeScalars)
    var best: (word: String, distance: Int)?
    for word in words {
      let target = Array(word.lowercased().unicodeScalars)
      let distance = distance(lowered, target)
      guard distance <= allowed(target.count), distance < best?.distance ?? .max else { continue }
      best = (word, distance)
    }
    return best?.word
  }

  private static func allowed(_ length: Int) -> Int { length <= 2 ? 0 : length <= 4 ? 1 : length <= 10 ? 2 : 3 }

  /// The Damerau–Levenshtein distance (optimal string alignment): letters changed, added, left out, or swapped with
  /// their neighbour.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, beforeLast[j - 2] + 1) }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
