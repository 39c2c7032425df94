import Digest
import GRDBSQLite

/// The SHA-256 of rows, added up: in whatever order they come, and each as often as it is there.
struct RowSum: Sendable {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init() {}

  /// As it is kept; nil where it is none.
  init?(octets: [UInt8]) {
    guard octets.count == SHA256.size else { return nil }
    lanes = octets.withUnsafeBytes(Self.lanes)
  }

  private static func lanes(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
    func lane(_ place: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
    }
    return (lane(0), lane(1), lane(2), lane(3))
  }

  /// Of a row: each value with its kind and its length.
  init(rowOf values: UnsafeMutablePointer<OpaquePointer?>, count: Int) {
    var digest = SHA256()
    // What is short goes together.
    var octets: [UInt8] = []
    octets.reserveCapacity(256)
    for place in 0..<count {
      let value = values[place]
      let kind = sqlite3_value_type(value)
      octets.append(UInt8(kind))
      switch kind {
      case SQLITE_NULL: break
      case SQLITE_INTEGER:
        withUnsafeBytes(of: sqlite3_value_int64(value).littleEndian) { octets += $0 }
      default:
        // Octets as they are, and texts in UTF-8, which they are kept in.
        let start =
          kind == SQLITE_TEXT ? UnsafeRawPointer(sqlite3_value_text(value)) : sqlite3_value_blob(value)
        let content = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        withUnsafeBytes(of: UInt64(content.count).littleEndian) { octets += $0 }
        if octets.count + content.count <= 256 {
          octets += content
        } else {
          digest.update(octets)
          octets.removeAll(keepingCapacity: true)
          digest.update(content)
        }
      }
    }
    digest.update(octets)
    lanes = digest.finish().withUnsafeBytes(Self.lanes)
  }

  mutating func add(_ other: RowSum) {
    lanes.0 &+= other.lanes.0
    lanes.1 &+= other.lanes.1
    lanes.2 &+= other.lanes.2
    lanes.3 &+= other.lanes.3
  }

  mutating func remove(_ other: RowSum) {
    lanes.0 &-= other.lanes.0
    lanes.1 &-= other.lanes.1
    lanes.2 &-= other.lanes.2
    lanes.3 &-= other.lanes.3
  }

  /// As it is kept.
  var octets: [UInt8] {
    [lanes.0, lanes.1, lanes.2, lanes.3].map(\.littleEndian).withUnsafeBytes(Array.init)
  }
}
