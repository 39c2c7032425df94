/// A document of Word in whose text values can be put where `{{name}}` stands, and of which all else stays as it is.
struct WordTemplate: Sendable {
  private enum Piece: Sendable {
    case bytes([UInt8])
    case value(String)
  }
  /// What of a part is in every document, deflated once, and the values between.
  private enum ReadyPiece: Sendable {
    case blocks(DeflatedBlocks)
    case value(String)
  }
  private let parts: [(name: String, pieces: [ReadyPiece])]
  /// Every name that stands in it.
  let names: Set<String>

  /// - Throws: `ReplyFormError` where it is no document, or something stands in braces that is no name.
  init(_ bytes: [UInt8]) throws(ReplyFormError) {
    let opened: WordFile?
    do throws(DocumentError) { opened = try WordFile(bytes) } catch { throw .unreadable(error) }
    guard let file = opened else { throw .noDocument }
    var parts: [(name: String, pieces: [ReadyPiece])] = []
    var names: Set<String> = []
    let folder = file.main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    for name in file.archive.names {
      let isText = name == file.main || name.hasPrefix(folder + "header") || name.hasPrefix(folder + "footer")
      let content = try Self.content(of: name, in: file, isText: isText)
      let pieces = isText ? try Self.pieces(of: content) : [.bytes(content)]
      for case .value(let value) in pieces { names.insert(value) }
      parts.append((name, try pieces.map(Self.ready)))
    }
    (self.parts, self.names) = (parts, names)
  }

  private static func content(of name: String, in file: WordFile, isText: Bool) throws(ReplyFormError)
    -> [UInt8]
  {
    do throws(TableError) {
      guard !name.hasSuffix("/"), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw .damaged("it has a part of an unusual name")
      }
      if isText, let part = try file.part(name) {
        let walk = try XMLWalk(part)
        while try walk.next() != nil {}
      }
      return try file.part(name)?.whole() ?? []
    } catch {
      throw .unreadable(DocumentError(error))
    }
  }

  private static func ready(_ piece: Piece) throws(ReplyFormError) -> ReadyPiece {
    switch piece {
    case .value(let name): return .value(name)
    case .bytes(let bytes):
      do throws(ZipWriterError) { return .blocks(try DeflatedBlocks(deflating: bytes)) } catch {
        throw .unreadable(.damaged("\(error)"))
      }
    }
  }

  /// The document with these values, the same bytes each time.
  func filled(with values: [String: String]) -> [UInt8] {
    ReadyArchive.bytes(
      of: parts.map { name, pieces in
        var part = DeflatedPart(name)
        for piece in pieces {
          switch piece {
          case .blocks(let blocks): part.add(blocks)
          case .value(let name):
            var bytes: [UInt8] = []
            Self.write(values[name] ?? "", into: &bytes)
            part.add(plain: bytes)
          }
        }
        part.end()
        return part
      })
  }

  /// A text within `<w:t>`; its lines are broken as in Word.
  static func write(_ text: String, into bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      var (start, place) = (0, 0)
      while place < text.count {
        guard let other = other(at: place, in: text) else {
          place += 1
          continue
        }
        bytes += text[start..<place]
        bytes += other.words.utf8
        place += other.length
        start = place
      }
      bytes += text[start...]
    }
  }

  /// What stands in a document instead of what begins there, and how many octets that has; nil where it stands itself.
  private static func other(
    at place: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (words: String, length: Int)? {
    switch text[place] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\n"): ("</w:t><w:br/><w:t xml:space=\"preserve\">", 1)
    case UInt8(ascii: "\t"): ("  ", 1)
    // What XML cannot hold at all (XML 1.0 §2.2): controls, U+FFFE and U+FFFF.
    case 0..<0x20: ("", 1)
    case 0xEF where place + 2 < text.count && text[place + 1] == 0xBF && text[place + 2] >= 0xBE: ("", 3)
    default: nil
    }
  }
}

extension WordTemplate {
  /// The text of a paragraph, wherever it stands in runs: Word begins new ones within words as it likes.
  private struct Paragraph {
    var bytes: [UInt8] = []
    /// Where each of the bytes stands in the part.
    var places: [Int] = []
  }

  private struct Edit {
    let place: Range<Int>
    let piece: Piece
  }

  private static func pieces(of part: [UInt8]) throws(ReplyFormError) -> [Piece] {
    var edits: [Edit] = []
    var open: [Paragraph] = []
    var isText = false
    var scan = XMLPlaces(part)
    while let (piece, place) = scan.next() {
      switch piece {
      case .start(let name, let isEmpty):
        if isEmpty { continue }
        if name.elementsEqual("w:p".utf8) { open.append(Paragraph()) }
        guard name.elementsEqual("w:t".utf8) else { continue }
        isText = true
        // A value may begin or end with a space, which would else be dropped.
        if place.count == 5 {
          edits.append(Edit(place: place, piece: .bytes(Array("<w:t xml:space=\"preserve\">".utf8))))
        }
      case .end(let name):
        if name.elementsEqual("w:t".utf8) { isText = false }
        if name.elementsEqual("w:p".utf8), let paragraph = open.popLast() {
          edits += try Self.edits(in: paragraph)
        }
      case .text where isText && !open.isEmpty:
        open[open.count - 1].bytes += part[place]
        open[open.count - 1].places += place
      case .text: continue
      }
    }
    return pieces(of: part, with: edits.sorted { $0.place.lowerBound < $1.place.lowerBound })
  }

  private static func pieces(of part: [UInt8], with edits: [Edit]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var bytes: [UInt8] = []
    for edit in edits {
      bytes += part[start..<edit.place.lowerBound]
      start = edit.place.upperBound
      switch edit.piece {
      case .bytes(let new): bytes += new
      case .value:
        pieces += [.bytes(bytes), edit.piece]
        bytes = []
      }
    }
    return pieces + [.bytes(bytes + part[start...])]
  }

  /// The value goes where its braces begin, in the style of that run.
  private static func edits(in paragraph: Paragraph) throws(ReplyFormError) -> [Edit] {
    var edits: [Edit] = []
    var position = 0
    while let start = place(of: "{{", in: paragraph.bytes, from: position) {
      guard let end = place(of: "}}", in: paragraph.bytes, from: start + 2) else {
        throw .openBraces(
          String(decoding: paragraph.bytes[start...].prefix(60), as: UTF8.self).prefix(20).description)
      }
      position = end + 2
      let name = String(decoding: paragraph.bytes[start + 2..<end], as: UTF8.self).trimmed
      for place in start..<position {
        let byte = paragraph.places[place]
        edits.append(Edit(place: byte..<byte + 1, piece: place == start ? .value(name) : .bytes([])))
      }
    }
    return edits
  }

  private static func place(of sign: String, in bytes: [UInt8], from start: Int) -> Int? {
    let sign = Array(sign.utf8)
    guard start + sign.count <= bytes.count else { return nil }
    return (start...bytes.count - sign.count).first {
      bytes[$0] == sign[0] && bytes[$0...].starts(with: sign)
    }
  }
}
