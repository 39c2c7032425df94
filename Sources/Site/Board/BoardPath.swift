import Domain

/// Where the board's pages lie below the directory of a tree.
enum BoardPath {
  static let today = "index.html"
  static let held = "held.html"
  static let figures = "figures.html"
  static let numbers = "lists/index.html"
  static let style = "style.css"

  static func letter(_ id: LetterID) -> String { "letters/\(id.year)/\(id).html" }
  static func list(_ block: LetterBlock) -> String { "lists/\(block.year)/\(block.first).html" }
}

/// A hundred letters with numbers that follow each other: what one list of the board shows, and what one letter touches.
package struct LetterBlock: Hashable, Sendable {
  package let prefix: String
  package let year: Int
  fileprivate let number: Int

  static let size = 100

  package init(of id: LetterID) {
    prefix = id.prefix
    year = id.year
    number = (id.serial - 1) / Self.size
  }

  /// All of them up to the last number of a year, the first one first.
  package static func all(prefix: String, year: Int, through last: Int) -> [LetterBlock] {
    stride(from: 1, through: last, by: size).map {
      LetterBlock(of: LetterID(prefix: prefix, year: year, serial: $0))
    }
  }

  package var letters: [LetterID] {
    (1...Self.size).map { LetterID(prefix: prefix, year: year, serial: number * Self.size + $0) }
  }

  package var first: LetterID { LetterID(prefix: prefix, year: year, serial: number * Self.size + 1) }
  var last: LetterID { LetterID(prefix: prefix, year: year, serial: (number + 1) * Self.size) }
}
