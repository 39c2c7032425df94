/// Which mail each file travels with, so that none is larger than a server takes (RFC 1870).
struct Packing {
  /// The first one's files travel with the mail itself; there may be none.
  private(set) var mails: [[Enclosure]] = [[]]
  /// Those that would not fit into a mail of their own.
  private(set) var tooLarge: [Enclosure] = []

  /// - Parameters:
  ///   - limit: the largest mail, in bytes as composed.
  ///   - taken: bytes of the first mail without its files.
  init(_ files: [Enclosure], limit: Int, taken: Int) {
    let whole = limit - Self.furtherMail
    var room = limit - taken - Self.slack
    for file in files {
      let size = Self.encoded(file.travellingSize)
      if size > whole {
        tooLarge.append(file)
        continue
      }
      if size > room {
        mails.append([])
        room = whole
      }
      mails[mails.count - 1].append(file)
      room -= size
    }
  }

  /// What a further mail says besides its files: header, words, and the names of all of them.
  private static let furtherMail = 96 << 10
  /// Which mail a file is in is not known while the first one is measured.
  private static let slack = 8 << 10

  /// In base64, in lines of 76 octets and their breaks, with the part's header.
  private static func encoded(_ size: Int) -> Int {
    let letters = (size + 2) / 3 * 4
    return letters + (letters + 75) / 76 * 2 + 1024
  }
}
