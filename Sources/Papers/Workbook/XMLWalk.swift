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

  private let memory: UnsafeMutableRawBufferPointer
  private let reader: xmlTextReaderPtr
  private let part: String
  /// The element that closes as soon as it opens (`<c/>`).
  private var closing: String?

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ bytes: [UInt8], part: String) throws(TableError) {
    guard Self.isReady, bytes.count <= Int(Int32.max) else { throw .damaged("its part \(part) is too large") }
    // The encoding is fixed to UTF-8, so that these octets mean what they say.
    for declaration in ["<!DOCTYPE", "<!ENTITY"] where FileSign.contains(bytes[...], Array(declaration.utf8))
    {
      throw .suspicious("its part \(part) defines entities")
    }
    self.part = part
    memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    memory.copyBytes(from: bytes)
    guard let start = memory.baseAddress, let reader = xml_reader(start, Int32(bytes.count)) else {
      memory.deallocate()
      throw .damaged("its part \(part) cannot be read")
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    memory.deallocate()
  }

  /// The next step; nil at the end.
  func next() throws(TableError) -> Step? {
    if let name = closing {
      closing = nil
      return .end(name)
    }
    while true {
      let result = xmlTextReaderRead(reader)
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
