import CXML

/// Goes through an XML part with libxml2's reader, one step after another, and never outside the part: a document
/// type, and with it every entity, is refused.
final class XMLWalk {
  enum Step {
    /// The name is without its prefix.
    case start(String)
    case end(String)
    case text(String)
  }

  private let source: XMLSource
  private let reader: xmlTextReaderPtr
  private let part: String
  /// The element that closes as soon as it opens (`<c/>`).
  private var closing: String?

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ part: ZipPart) throws(TableError) {
    self.part = part.name
    let source = XMLSource(part)
    guard Self.isReady, let reader = xml_reader(readXMLSource, Unmanaged.passUnretained(source).toOpaque())
    else { throw source.fault ?? .damaged("its part \(part.name) cannot be read") }
    self.source = source
    self.reader = reader
  }

  // The source outlives the reader, which asks it.
  deinit { xmlFreeTextReader(reader) }

  /// The next step; nil at the end.
  func next() throws(TableError) -> Step? {
    if let name = closing {
      closing = nil
      return .end(name)
    }
    while true {
      let result = xmlTextReaderRead(reader)
      if let fault = source.fault { throw fault }
      if result == 0 { return nil }
      guard result == 1 else { throw .damaged("its part \(part) is not XML") }
      switch UInt32(xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        let name = text(xmlTextReaderConstLocalName(reader))
        if xmlTextReaderIsEmptyElement(reader) == 1 { closing = name }
        return .start(name)
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(text(xmlTextReaderConstLocalName(reader)))
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_WHITESPACE.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text(text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue,
        XML_READER_TYPE_ENTITY.rawValue:
        throw .suspicious("its part \(part) defines entities")
      default: continue
      }
    }
  }

  /// Goes on behind the end of the element just begun.
  func skip() throws(TableError) {
    var depth = 1
    while depth > 0, let step = try next() {
      switch step {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  /// What the element just begun says under that name, prefix and all.
  func attribute(_ name: String) -> String? {
    guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { xml_free(value) }
    return text(value)
  }

  private func text(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
