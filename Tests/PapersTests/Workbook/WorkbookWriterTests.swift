import Foundation
import Testing

@testable import Papers

/// Workbooks as we write them, read back by our own reader.
@Suite struct WorkbookWriterTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/huiyin-workbook-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func bytes(of rows: [[WorkbookWriter.Cell]], as name: String = "a.xlsx") throws -> [UInt8] {
    let sheet = WorkbookWriter.Sheet(name: "台账", heading: ["编号", "标题", "时限"], rows: rows, widths: [16])
    try WorkbookWriter.write([sheet], to: "\(folder)/\(name)")
    return Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let written = try bytes(of: [
      [.text("NM2026000001"), .text("=1+1"), .date(20_787)], [.number(3), .empty, .number(2.5)],
    ])
    let table = try Table(reading: written)
    var lines: [String] = []
    while let row = try table.next() { lines.append(row.cells.map(\.shown).joined(separator: "|")) }
    #expect(lines.first == "编号|标题|时限")
    #expect(lines.dropFirst().first?.hasPrefix("NM2026000001|=1+1|2026-11-30") == true, "\(lines)")
    #expect(lines.last == "3||2.5")
  }

  @Test func theSameCellsGiveTheSameBytes() throws {
    let rows: [[WorkbookWriter.Cell]] = [[.text("一"), .text("二"), .time(1_796_000_000)]]
    #expect(try bytes(of: rows) == bytes(of: rows, as: "b.xlsx"))
  }

  @Test func aTextThatNoCellTakesIsCut() throws {
    #expect(try bytes(of: [[.text(String(repeating: "长", count: 40_000))]]).count > 100)
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    #expect(throws: WorkbookError.self) {
      try WorkbookWriter.write([.init(name: "一", heading: [], rows: [])], to: "\(folder)/none/a.xlsx")
    }
  }
}
