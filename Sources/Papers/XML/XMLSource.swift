/// The bytes of a part on their way to libxml2. What could define entities, or make it slow, stops them.
final class XMLSource {
  private let part: ZipPart
  /// The last bytes that went by: a word may begin in them.
  private var tail: [UInt8] = []
  private var tags = XMLTagGuard()
  /// Why nothing more comes.
  private(set) var fault: TableError?

  private static let words = ["<!DOCTYPE", "<!ENTITY"].map { Array($0.utf8) }

  init(_ part: ZipPart) { self.part = part }

  /// - Returns: how many bytes were put into `buffer`; 0 at the end, -1 for a fault.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    do throws(TableError) {
      let count = try part.read(into: buffer)
      let seen = tail + buffer[..<count]
      // The encoding is fixed to UTF-8, so that these octets mean what they say.
      for word in Self.words where FileSign.contains(seen[...], word) {
        throw TableError.suspicious("its part \(part.name) defines entities")
      }
      guard tags.passes(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])) else {
        throw TableError.suspicious("its part \(part.name) has too many attributes or namespaces")
      }
      tail = Array(seen.suffix(8))
      return Int32(count)
    } catch {
      fault = error
      return -1
    }
  }
}

/// libxml2's way to ask for more.
func readXMLSource(
  _ context: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32
) -> Int32 {
  guard let context, let buffer, count > 0 else { return -1 }
  let source = Unmanaged<XMLSource>.fromOpaque(context).takeUnretainedValue()
  return source.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
}
