/// The text of a document of Word as whoever opens it reads it: its tables' rows, cell by cell, and the paragraphs
/// between them.
///
/// What was inserted while changes were tracked counts, what was deleted does not, nor what is struck through or
/// hidden, by itself or by its style; text boxes, pictures, comments, notes, headers and footers are left out. A table within a cell is text of
/// that cell.
struct WordDocument {
  /// A paragraph outside of any table is a row of one cell, and `isLoose`.
  struct Row: Equatable {
    var cells: [String]
    var isLoose = false
  }
  let rows: [Row]

  /// - Returns: nil for what is no document of Word.
  init?(_ bytes: [UInt8]) throws(DocumentError) {
    guard let file = try WordFile(bytes) else { return nil }
    do throws(TableError) {
      guard let part = try file.part(file.main) else { throw .damaged("its text is missing") }
      var reader = WordReader(
        try XMLWalk(part), numbering: try WordNumbering(file.part(file.numbering)),
        styles: try WordStyles(file.part(file.styles)))
      rows = try reader.read()
    } catch {
      throw DocumentError(error)
    }
  }
}
