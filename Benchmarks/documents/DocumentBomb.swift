import Papers

/// A form that is made to hurt whoever reads it.
struct DocumentBomb: Sendable {
  let name: String
  let bytes: @Sendable () throws -> [UInt8]

  private init(_ name: String, _ bytes: @escaping @Sendable () throws -> [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  static let all: [DocumentBomb] = [
    DocumentBomb("300 MB of zeros") {
      try archive([("word/media/a.bmp", [UInt8](repeating: 0, count: 300 << 20))])
    },
    DocumentBomb("a text of blanks") {
      try document(repeated("<w:p>" + String(repeating: " ", count: 4000), 6000))
    },
    DocumentBomb("60,000 parts") {
      try archive((0..<60_000).map { ("word/media/\($0).txt", [0x78]) })
    },
    DocumentBomb("entities in entities") {
      let entities = (1...9).map { "<!ENTITY a\($0) \"\(repeated("&a\($0 - 1);", 10))\">" }.joined()
      return try part("<!DOCTYPE w [<!ENTITY a0 \"x\">\(entities)]><w>&a9;</w>")
    },
    DocumentBomb("one entity, many times") {
      try part("<!DOCTYPE w [<!ENTITY a \"\(repeated("x", 50_000))\">]><w>\(repeated("&a;", 50_000))</w>")
    },
    DocumentBomb("a type from elsewhere") { try part("<!DOCTYPE w SYSTEM \"http://192.0.2.1/w.dtd\"><w/>") },
    DocumentBomb("elements in each other") { try part(repeated("<a>", 1_000_000)) },
    DocumentBomb("1,300,000 paragraphs") { try document(repeated("<w:p/>", 1_300_000)) },
    DocumentBomb("450,000 runs") {
      try document("<w:p>" + repeated("<w:r><w:t/></w:r>", 450_000) + "</w:p>")
    },
    DocumentBomb("80,000 short paragraphs") {
      try document(repeated("<w:p><w:r><w:t>长</w:t></w:r></w:p>", 80_000))
    },
    DocumentBomb("300,000 attributes") {
      try document("<w:p " + (0..<300_000).map { "a\($0)=''" }.joined(separator: " ") + "/>")
    },
    DocumentBomb("100,000 namespaces") {
      try document((0..<100_000).map { "<p xmlns:n\($0)='u'/>" }.joined())
    },
    DocumentBomb("tables in each other") {
      try document(repeated("<w:tbl><w:tr><w:tc>", 60_000) + repeated("</w:tc></w:tr></w:tbl>", 60_000))
    },
    DocumentBomb("60 tables in each other, of many cells") {
      let row = "<w:tr>" + repeated("<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>", 200) + "</w:tr>"
      return try document(repeated("<w:tbl>\(row)<w:tr><w:tc>", 60) + repeated("</w:tc></w:tr></w:tbl>", 60))
    },
    DocumentBomb("fields in each other") {
      try document("<w:p>" + repeated("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", 150_000) + "</w:p>")
    },
    DocumentBomb("styles that build upon each other") {
      let styles = (0..<4999).map {
        "<w:style w:styleId='s\($0)'><w:basedOn w:val='s\(($0 + 1) % 4999)'/></w:style>"
      }
      let run = "<w:r><w:rPr><w:rStyle w:val='s0'/></w:rPr><w:t/></w:r>"
      return try document("<w:p>\(repeated(run, 110_000))</w:p>", styles: styles.joined())
    },
    DocumentBomb("90,000 styles") {
      try document("", styles: (0..<90_000).map { "<w:style w:styleId='s\($0)'/>" }.joined())
    },
    DocumentBomb("80,000 numbered lines") {
      let level = (0..<9).map {
        "<w:lvl w:ilvl='\($0)'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1%2%3%4%5%6%7%8%9'/></w:lvl>"
      }
      let lists =
        "<w:abstractNum w:abstractNumId='1'>\(level.joined())</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
      let line = "<w:p><w:pPr><w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
      return try document(repeated(line, 80_000), numbering: lists)
    },
  ]

  /// Many times, with remarks in between that cannot be packed: else it would be refused for that alone.
  private static func repeated(_ text: String, _ count: Int) -> String {
    guard count > 1000 else { return String(repeating: text, count: count) }
    return (0..<count).map { number in
      number % 8 == 0 ? "\(text)<!--\(UInt64(number) &* 0x9E37_79B9_7F4A_7C15)-->" : text
    }.joined()
  }

  private static let namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  private static func document(_ body: String, styles: String? = nil, numbering: String? = nil) throws
    -> [UInt8]
  {
    let others = [("styles", styles), ("numbering", numbering)].compactMap { name, text in
      text.map { ("word/\(name).xml", Array("<w:\(name) \(namespaces)>\($0)</w:\(name)>".utf8)) }
    }
    return try part("<w:document \(namespaces)><w:body>\(body)</w:body></w:document>", others)
  }

  private static func part(_ text: String, _ others: [(String, [UInt8])] = []) throws -> [UInt8] {
    try archive(others, text: Array(text.utf8))
  }

  private static func archive(_ others: [(String, [UInt8])], text: [UInt8] = Array("<w/>".utf8)) throws
    -> [UInt8]
  {
    let relation =
      "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    return try ZipWriter.archive(
      of: [
        (name: "[Content_Types].xml", bytes: Array("<Types/>".utf8)),
        (name: "_rels/.rels", bytes: Array(relation.utf8)), (name: "word/document.xml", bytes: text),
      ] + others.map { (name: $0.0, bytes: $0.1) })
  }
}
