import Compression

/// A quick scanner of UTF-8 XML that arrives in pieces: elements, attributes, text, CDATA, comments, instructions.
///
/// It trusts that tags match and only counts them; a document type is refused, so that no entity can be declared.
/// Only a window of the part is in memory; a single tag or text may be as long as the limit says.
struct XMLScanner: ~Copyable {
  private let source: ZipEntryReader
  private let part: String
  private let longest: Int
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var depth = 0
  private var elements = 0
  private var attributes: UnsafeMutableBufferPointer<XMLAttribute>
  private var decoded = XMLText()

  init(_ source: ZipEntryReader, part: String, longest: Int) {
    self.source = source
    self.part = part
    self.longest = longest
    buffer = .allocate(capacity: 1 << 18)
    attributes = .allocate(capacity: 64)
  }

  deinit {
    buffer.deallocate()
    attributes.deallocate()
  }

  /// Reads the first piece and returns it, so that its encoding can be seen.
  mutating func begin() throws(WorkbookError) -> [UInt8] {
    try fill()
    let head = Array(buffer[..<end])
    if head.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    return head
  }

  /// Sends everything to the handler.
  mutating func run<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) {
    while try takeText(&handler) {
      try takeMarkup(&handler)
    }
    guard depth == 0, elements > 0 else {
      throw WorkbookError(.truncated, part: part, "the XML breaks off within an element")
    }
  }

  // MARK: Text

  /// Sends the text before the next tag; false at the end of the part.
  private mutating func takeText<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) -> Bool {
    if position < end, buffer[position] == UInt8(ascii: "<") { return true }
    var index = position
    var isPlain = true
    while true {
      let (bytes, end) = (buffer, end)
      while index < end {
        let byte = bytes[index]
        if byte == UInt8(ascii: "<") { break }
        if byte == UInt8(ascii: "&") || byte == 0x0d { isPlain = false }
        index += 1
      }
      if index < end { break }
      let seen = index - position
      guard try refill() else { return false }
      index = position + seen
    }
    if index > position, depth > 0 {
      let text = UnsafeBufferPointer(rebasing: buffer[position..<index])
      if isPlain {
        try handler.text(text)
      } else {
        try send(decoded: text, to: &handler)
      }
    }
    position = index
    return true
  }

  private mutating func send<Handler: XMLHandler>(
    decoded text: UnsafeBufferPointer<UInt8>, resolving: Bool = true, to handler: inout Handler
  ) throws(WorkbookError) {
    decoded.decode(text, resolving: resolving)
    let bytes = decoded.bytes
    try bytes.withUnsafeBufferPointer { buffer throws(WorkbookError) in try handler.text(buffer) }
  }

  // MARK: Markup

  private mutating func takeMarkup<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) {
    while position + 1 >= end { try refillOrFail() }
    switch buffer[position + 1] {
    case UInt8(ascii: "/"): try takeEnd(&handler)
    case UInt8(ascii: "?"): try skip(past: "?>")
    case UInt8(ascii: "!"): try takeDeclaration(&handler)
    default: try takeStart(&handler)
    }
  }

  private mutating func takeEnd<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) {
    var index = position + 2
    var nameStart = index
    var nameEnd = -1
    while true {
      while index < end {
        let byte = buffer[index]
        if byte == UInt8(ascii: ">") { break }
        if byte == UInt8(ascii: ":") { nameStart = index + 1 } else if byte <= 0x20, nameEnd < 0 { nameEnd = index }
        index += 1
      }
      if index < end { break }
      try refillOrFail()
      index = position + 2
      nameStart = index
      nameEnd = -1
    }
    guard depth > 0 else { throw WorkbookError(.damaged, part: part, "the XML closes an element that is not open") }
    depth -= 1
    let last = nameEnd < 0 ? index : nameEnd
    position = index + 1
    try handler.end(UnsafeBufferPointer(rebasing: buffer[min(nameStart, last)..<last]))
  }

  private mutating func takeStart<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) {
    var tag = XMLTag()
    while true {
      let outcome = tag.scan(UnsafeBufferPointer(rebasing: buffer[position + 1..<end]), into: &attributes, &decoded)
      if outcome == .complete { break }
      guard outcome == .incomplete else { throw WorkbookError(.damaged, part: part, "the XML has a malformed tag") }
      try refillOrFail()
      tag = XMLTag()
    }
    position += 1 + tag.length
    elements &+= 1
    let name = tag.name
    try handler.start(XMLElement(name: name, attributes: UnsafeBufferPointer(rebasing: attributes[..<tag.attributes])))
    if tag.isEmpty { try handler.end(name) } else { depth += 1 }
  }

  private mutating func takeDeclaration<Handler: XMLHandler>(_ handler: inout Handler) throws(WorkbookError) {
    while end - position < 9 { try refillOrFail() }
    let head = UnsafeBufferPointer(rebasing: buffer[position..<position + 9])
    if UnsafeBufferPointer(rebasing: head[..<4]).isEqual(to: "<!--") {
      position += 4
      try skip(past: "-->")
    } else if head.isEqual(to: "<![CDATA[") {
      position += 9
      let length = try find("]]>")
      let text = UnsafeBufferPointer(rebasing: buffer[position..<position + length])
      if length > 0 { try send(decoded: text, resolving: false, to: &handler) }
      position += length + 3
    } else {
      throw WorkbookError(.documentType, part: part, "the XML declares a document type, which no workbook has")
    }
  }

  private mutating func skip(past mark: StaticString) throws(WorkbookError) {
    position += try find(mark) + mark.utf8CodeUnitCount
  }

  /// How far ahead the mark stands.
  private mutating func find(_ mark: StaticString) throws(WorkbookError) -> Int {
    var offset = 0
    let width = mark.utf8CodeUnitCount
    while true {
      while position + offset + width <= end {
        let start = position + offset
        if UnsafeBufferPointer(rebasing: buffer[start..<start + width]).isEqual(to: mark) { return offset }
        offset += 1
      }
      try refillOrFail()
    }
  }

  // MARK: The window

  private mutating func refillOrFail() throws(WorkbookError) {
    guard try refill() else { throw WorkbookError(.truncated, part: part, "the XML breaks off within a tag") }
  }

  /// Moves what is left to the front and reads more behind it; false at the end of the part.
  private mutating func refill() throws(WorkbookError) -> Bool {
    if isAtEnd { return false }
    let left = end - position
    if position > 0 {
      buffer.baseAddress?.update(from: buffer.baseAddress.unsafelyUnwrapped + position, count: left)
    } else if left == buffer.count {
      try grow()
    }
    position = 0
    end = left
    return try fill()
  }

  @discardableResult private mutating func fill() throws(WorkbookError) -> Bool {
    do {
      let count = try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[end...]))
      end += count
      isAtEnd = count == 0
    } catch {
      throw WorkbookError(error)
    }
    return !isAtEnd
  }

  private mutating func grow() throws(WorkbookError) {
    guard buffer.count < longest else {
      throw WorkbookError(.tooLarge, part: part, "a single text or tag has more than \(longest) bytes")
    }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 4)
    _ = larger.update(fromContentsOf: buffer[..<end])
    buffer.deallocate()
    buffer = larger
  }
}
