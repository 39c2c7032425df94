/// A mail made to hurt whoever reads it, in any size.
package struct Bomb: Sendable {
  /// Such as `nested-multiparts`.
  package let name: String
  /// How many of its pieces the full bomb has.
  package let full: Int
  private let make: @Sendable (Int) -> [UInt8]

  /// - Parameter make: the mail of so many pieces, always the same.
  init(_ name: String, full: Int, make: @escaping @Sendable (Int) -> [UInt8]) {
    self.name = name
    self.full = full
    self.make = make
  }

  /// The mail with that many pieces.
  package func bytes(pieces: Int) -> [UInt8] { make(max(0, pieces)) }

  /// How many pieces make a mail of about that many bytes.
  package func pieces(forBytes bytes: Int) -> Int {
    let sample = 256
    let each = max(1, (make(sample).count - make(0).count) / sample)
    return max(1, bytes / each)
  }

  package static let all: [Bomb] =
    structure + headers + addresses + words + parameters + encodings + charsets + pages + quotes + files
    + reports

  package static func named(_ name: String) -> Bomb? { all.first { $0.name == name } }
}

extension Bomb {
  /// A bomb whose body is a flood, as large as a mail may be: 24 MB.
  static func flood(
    _ name: String, of piece: String, type: String = "text/plain; charset=utf-8", before: String = "",
    after: String = ""
  ) -> Bomb {
    Bomb(name, full: 24_000_000 / max(1, piece.utf8.count)) { count in
      mail("Content-Type: \(type)\r\n", before, flooded(piece, count), after)
    }
  }

  /// A bomb whose one field is a flood.
  static func field(
    _ name: String, _ field: String, of piece: String, full: Int, before: String = "", after: String = ""
  ) -> Bomb {
    Bomb(name, full: full) { count in
      var bytes = Array("\(field): \(before)".utf8)
      bytes += flooded(piece, count)
      bytes += "\(after)\r\n\r\nx\r\n".utf8
      return bytes
    }
  }

  /// A short and honest header, the fields given, and the body.
  static func mail(_ fields: String, _ before: String, _ body: [UInt8], _ after: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + fields.utf8.count + before.utf8.count + after.utf8.count + 200)
    bytes += "From: a@mail.example\r\nTo: letters@gov.example\r\nSubject: x\r\n".utf8
    bytes += "Message-ID: <1@mail.example>\r\n\(fields)\r\n\(before)".utf8
    bytes += body
    bytes += after.utf8
    return bytes
  }

  /// The piece so many times.
  static func flooded(_ piece: String, _ count: Int) -> [UInt8] { flooded(Array(piece.utf8), count) }

  static func flooded(_ piece: [UInt8], _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.count * count)
    for _ in 0..<count { bytes.append(contentsOf: piece) }
    return bytes
  }

  /// So many pieces, each made from its number.
  static func numbered(_ count: Int, _ piece: (Int) -> String) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in 0..<count { bytes += piece(number).utf8 }
    return bytes
  }
}
