import Foundation
import Papers

extension Console {
  /// A workbook, for whoever sends the answer into a file.
  static func answer(workbook sheets: [WorkbookWriter.Sheet]) throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/workbook.xlsx"
    try WorkbookWriter.write(sheets, to: path)
    try answer(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  }
}
