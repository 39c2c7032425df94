import Glibc

@testable import Papers

/// The rows of a table as texts, for comparison.
func rows(_ text: String, limits: TableLimits = .standard) throws -> [[String]] {
  try rows(Array(text.utf8), limits: limits)
}

func rows(_ bytes: [UInt8], limits: TableLimits = .standard) throws -> [[String]] {
  try Table(reading: bytes, limits: limits).rows.map { $0.cells.map(\.shown) }
}

/// As Chinese Windows would have written it.
func gb18030(_ text: String) -> [UInt8] {
  guard let descriptor = iconv_open("GB18030", "UTF-8"), Int(bitPattern: descriptor) != -1 else { return [] }
  defer { iconv_close(descriptor) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 2 + 16)
  var (left, room) = (input.count, output.count)
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var (from, into) = (source.baseAddress, target.baseAddress)
      _ = iconv(descriptor, &from, &left, &into, &room)
    }
  }
  return output.dropLast(room).map { UInt8(bitPattern: $0) }
}
