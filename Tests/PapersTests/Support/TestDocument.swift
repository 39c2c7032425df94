@testable import Papers

/// A document of Word by hand.
struct TestDocument {
  var body: String
  var numbering: String?
  var styles: String?
  var others: [TestArchive.Part] = []

  init(_ body: String) { self.body = body }

  static let namespaces = [
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"",
  ].joined(separator: " ")

  var parts: [TestArchive.Part] {
    let relations =
      "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    return [
      .init("[Content_Types].xml", "<Types/>"), .init("_rels/.rels", relations),
      .init("word/document.xml", "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
    ]
      + (numbering.map {
        [.init("word/numbering.xml", "<w:numbering \(Self.namespaces)>\($0)</w:numbering>")]
      } ?? [])
      + (styles.map { [.init("word/styles.xml", "<w:styles \(Self.namespaces)>\($0)</w:styles>")] } ?? [])
      + others
  }

  var bytes: [UInt8] { TestArchive.bytes(parts) }

  /// What is read of it, a row a list.
  func rows() throws -> [[String]] { try (WordDocument(bytes)?.rows ?? []).map(\.cells) }
}

/// A run, a paragraph and a table of plain texts.
func run(_ text: String, _ style: String = "") -> String {
  "<w:r>\(style.isEmpty ? "" : "<w:rPr>\(style)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }

func table(_ rows: [[String]]) -> String {
  let rows = rows.map { cells in "<w:tr>\(cells.map { "<w:tc>\(paragraph(run($0)))</w:tc>" }.joined())</w:tr>"
  }
  return "<w:tbl>\(rows.joined())</w:tbl>"
}
