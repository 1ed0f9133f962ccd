/// Reads `sharedStrings.xml` (ECMA-376 part 1, 18.4): the runs of rich text are joined, phonetic hints left out.
struct SharedStringsGrammar: XMLHandler {
  /// The strings read so far.
  private(set) var strings = StringArena()
  private let limit: Int
  private var collector = TextCollector()
  private var isInText = false
  private var phoneticDepth = 0

  init(limit: Int) { self.limit = limit }

  mutating func start(_ element: XMLElement) {
    if element.name.isEqual(to: "t") {
      isInText = phoneticDepth == 0
      if isInText { collector.begin(element) }
    } else if element.name.isEqual(to: "rPh") {
      phoneticDepth += 1
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInText { collector.take(bytes) } }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    if name.isEqual(to: "t") {
      if isInText { collector.end(appendingTo: &strings.bytes) }
      isInText = false
    } else if name.isEqual(to: "si") {
      strings.endString()
      if strings.bytes.count > limit || strings.count > 1 << 26 {
        throw WorkbookError(.tooLarge, "there are more shared strings than \(limit) bytes, or than 67 million")
      }
    } else if name.isEqual(to: "rPh") {
      phoneticDepth -= 1
    }
  }
}
