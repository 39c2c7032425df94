/// A workbook of Office Open XML (ECMA-376): the first of its visible sheets that holds anything.
struct Workbook {
  private let archive: ZipArchive
  private let limits: TableLimits

  init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
    self.limits = limits
    archive = try ZipArchive(bytes, limits: limits)
  }

  /// The rows of that sheet, and what was done with the others.
  func sheet() throws(TableError) -> (rows: Sheet, notes: [String]) {
    guard let part = try archive.part("xl/workbook.xml") else { throw .foreign(otherKind) }
    let contents = try WorkbookContents(part)
    let targets = try relations()
    let strings = try SharedStrings(try archive.part("xl/sharedStrings.xml"), limits: limits)
    let formats = try NumberFormats(
      try archive.part("xl/styles.xml"), startsIn1904: contents.startsIn1904)
    let sheets = contents.sheets.filter { !$0.isHidden }
    for (index, sheet) in sheets.enumerated() {
      guard let target = targets[sheet.relation], let part = try archive.part(target) else {
        throw .damaged("its sheet \"\(sheet.name)\" is missing")
      }
      let rows = try Sheet(part, strings: strings, formats: formats, limits: limits)
      if !rows.isEmpty { return (rows, notes(sheets, read: index)) }
    }
    throw .empty
  }

  private func notes(_ sheets: [WorkbookContents.Sheet], read: Int) -> [String] {
    guard sheets.count > 1 else { return [] }
    return sheets.enumerated().map { index, sheet in
      index < read
        ? "sheet \"\(sheet.name)\" is empty"
        : index == read ? "sheet \"\(sheet.name)\" was read" : "sheet \"\(sheet.name)\" was not read"
    }
  }

  /// Which part belongs to which relation of the workbook.
  private func relations() throws(TableError) -> [String: String] {
    let name = "xl/_rels/workbook.xml.rels"
    guard let part = try archive.part(name) else { throw .damaged("it does not say where its sheets are") }
    var targets: [String: String] = [:]
    let walk = try XMLWalk(part)
    while let step = try walk.next() {
      guard case .start("Relationship") = step, let id = walk.attribute("Id"),
        let target = walk.attribute("Target"), walk.attribute("TargetMode") != "External"
      else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    return targets
  }

  private var otherKind: String {
    if archive.holds("word/document.xml") { return "a text document" }
    return archive.holds("ppt/presentation.xml") ? "a presentation" : "an archive"
  }
}

/// What the workbook says of itself.
struct WorkbookContents {
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  /// Whether its days are counted as on old Macintoshes.
  private(set) var startsIn1904 = false

  init(_ part: ZipPart) throws(TableError) {
    let walk = try XMLWalk(part)
    while let step = try walk.next() {
      switch step {
      case .start("sheet"):
        sheets.append(
          Sheet(
            name: walk.attribute("name") ?? "", relation: walk.attribute("r:id") ?? "",
            isHidden: (walk.attribute("state") ?? "visible") != "visible"))
      case .start("workbookPr"):
        startsIn1904 = ["1", "true"].contains(walk.attribute("date1904") ?? "")
      default: break
      }
    }
  }
}
