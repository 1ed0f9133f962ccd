internal import CXML
import Compression

/// libxml2's SAX2 parser, fed piece by piece: no network, no external entities, no document type.
///
/// The corresponding C functions are `xmlCreatePushParserCtxt` and `xmlParseChunk`.
final class SAXParser {
  private let part: String
  private var handler: (any XMLHandler)?
  private var failure: WorkbookError?
  private var context: xmlParserCtxtPtr?

  init(part: String) { self.part = part }

  deinit { if let context { xmlFreeParserCtxt(context) } }

  /// Sends to the handler what `head` holds and then all that `read` gives.
  func parse<Handler: XMLHandler>(
    _ handler: inout Handler, head: [UInt8],
    _ read: (UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int
  ) throws(WorkbookError) {
    self.handler = handler
    var sax = Self.callbacks
    let this = Unmanaged.passUnretained(self).toOpaque()
    context = xmlCreatePushParserCtxt(&sax, this, nil, 0, nil)
    guard context != nil else { throw WorkbookError(.damaged, part: part, "libxml2 could not be started") }
    // Without NOENT, libxml2 leaves `&amp;` in attributes as `&#38;`. No entity can be declared without a document type.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOENT.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    try feed(head)
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { room.deallocate() }
    while true {
      let count: Int
      do { count = try read(room) } catch { throw WorkbookError(error) }
      if count == 0 { break }
      try feed(Array(room[..<count]))
    }
    try feed([], isLast: true)
    if let back = self.handler as? Handler { handler = back }
    self.handler = nil
  }

  /// Parses a document that is in memory.
  func parse<Handler: XMLHandler>(_ handler: inout Handler, bytes: [UInt8]) throws(WorkbookError) {
    var position = 0
    try parse(&handler, head: []) { room throws(CompressionError) in
      let count = min(room.count, bytes.count - position)
      _ = room.update(fromContentsOf: bytes[position..<position + count])
      position += count
      return count
    }
  }

  private func feed(_ piece: [UInt8], isLast: Bool = false) throws(WorkbookError) {
    let result = piece.withUnsafeBytes { bytes in
      xmlParseChunk(context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    }
    if let failure { throw failure }
    if result != 0, context?.pointee.wellFormed == 0 {
      throw WorkbookError(isLast ? .truncated : .damaged, part: part, "the XML is not well-formed (libxml2 \(result))")
    }
  }

  /// Calls the handler, and stops the parser where that throws.
  private func tell(_ body: (inout any XMLHandler) throws(WorkbookError) -> Void) {
    guard failure == nil, var handler else { return }
    self.handler = nil
    do throws(WorkbookError) { try body(&handler) } catch { stop(error) }
    self.handler = handler
  }

  private func stop(_ error: WorkbookError) {
    failure = error
    xmlStopParser(context)
  }

  private static func parser(_ context: UnsafeMutableRawPointer?) -> SAXParser? {
    context.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(xmlStrlen(text)))
  }

  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.internalSubset = { context, _, _, _ in
      guard let parser = SAXParser.parser(context) else { return }
      let detail = "the XML declares a document type, which no workbook has"
      parser.stop(WorkbookError(.documentType, part: parser.part, detail))
    }
    sax.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      SAXParser.start(context, name, Int(count), attributes)
    }
    sax.endElementNs = { context, name, _, _ in
      SAXParser.parser(context)?.tell { handler throws(WorkbookError) in try handler.end(SAXParser.bytes(name)) }
    }
    let characters: charactersSAXFunc = { context, text, count in
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      SAXParser.parser(context)?.tell { handler throws(WorkbookError) in try handler.text(bytes) }
    }
    sax.characters = characters
    sax.ignorableWhitespace = characters
    sax.cdataBlock = characters
    return sax
  }

  /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
  private static func start(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    var found: [XMLAttribute] = []
    if let attributes {
      for index in 0..<count {
        guard let start = attributes[5 * index + 3], let end = attributes[5 * index + 4] else { continue }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        found.append(XMLAttribute(name: bytes(attributes[5 * index]), value: value))
      }
    }
    parser(context)?.tell { handler throws(WorkbookError) in
      try found.withUnsafeBufferPointer { found throws(WorkbookError) in
        try handler.start(XMLElement(name: bytes(name), attributes: found))
      }
    }
  }
}
