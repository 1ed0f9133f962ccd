internal import CXML

/// libxml2's HTML parser, fed piece by piece; it repairs what browsers repair. No network.
///
/// The corresponding C functions are `htmlCreatePushParserCtxt` and `htmlParseChunk`.
final class HTMLParser {
  private let part: String
  private var handler: (any XMLHandler)?
  private var failure: WorkbookError?
  private var context: htmlParserCtxtPtr?

  init(part: String) { self.part = part }

  deinit { if let context { htmlFreeParserCtxt(context) } }

  /// Sends the page's elements and text to the handler. A page that is valid UTF-8 is read as such, whatever it says.
  func parse<Handler: XMLHandler>(_ handler: inout Handler, bytes: [UInt8]) throws(WorkbookError) {
    self.handler = handler
    var sax = Self.callbacks
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let encoding = isUTF8 ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE
    let this = Unmanaged.passUnretained(self).toOpaque()
    context = htmlCreatePushParserCtxt(&sax, this, nil, 0, nil, encoding)
    guard context != nil else { throw WorkbookError(.damaged, part: part, "libxml2 could not be started") }
    let quiet = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    let fixed = isUTF8 ? HTML_PARSE_IGNORE_ENC.rawValue : 0
    htmlCtxtUseOptions(context, Int32(quiet | HTML_PARSE_NONET.rawValue | fixed))
    var position = 0
    while position < bytes.count {
      let end = min(bytes.count, position + 1 << 16)
      feed(bytes[position..<end], isLast: false)
      position = end
    }
    feed([], isLast: true)
    if let failure { throw failure }
    if let back = self.handler as? Handler { handler = back }
    self.handler = nil
  }

  private func feed(_ piece: ArraySlice<UInt8>, isLast: Bool) {
    guard failure == nil else { return }
    piece.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = htmlParseChunk(context, start, Int32(bytes.count), isLast ? 1 : 0)
    }
  }

  private func tell(_ body: (inout any XMLHandler) throws(WorkbookError) -> Void) {
    guard failure == nil, var handler else { return }
    self.handler = nil
    do throws(WorkbookError) {
      try body(&handler)
    } catch {
      failure = error
      xmlStopParser(context)
    }
    self.handler = handler
  }

  private static func parser(_ context: UnsafeMutableRawPointer?) -> HTMLParser? {
    context.map { Unmanaged<HTMLParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: text == nil ? 0 : Int(xmlStrlen(text)))
  }

  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { context, name, attributes in HTMLParser.start(context, name, attributes) }
    sax.endElement = { context, name in
      HTMLParser.parser(context)?.tell { handler throws(WorkbookError) in try handler.end(HTMLParser.bytes(name)) }
    }
    let characters: charactersSAXFunc = { context, text, count in
      let bytes = UnsafeBufferPointer(start: text, count: Int(count))
      HTMLParser.parser(context)?.tell { handler throws(WorkbookError) in try handler.text(bytes) }
    }
    sax.characters = characters
    sax.ignorableWhitespace = characters
    return sax
  }

  /// Names and values by turns, up to a null name.
  private static func start(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    var found: [XMLAttribute] = []
    var index = 0
    while let attributes, let name = attributes[index] {
      found.append(XMLAttribute(name: bytes(name), value: bytes(attributes[index + 1])))
      index += 2
    }
    parser(context)?.tell { handler throws(WorkbookError) in
      try found.withUnsafeBufferPointer { found throws(WorkbookError) in
        try handler.start(XMLElement(name: bytes(name), attributes: found))
      }
    }
  }
}
