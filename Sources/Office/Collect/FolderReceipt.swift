import Domain
import Papers
import Templates

/// What an operator finds beside his export once it was taken in.
extension Office {
  func text(of taken: TakenExport, file: String, from account: String, at now: Timestamp) throws -> String {
    let erased: TemplateValue = .flag(taken.hasErased)
    switch taken {
    case .taken(let receipt):
      return try text("receipt", file, account, at: now, ["hasErased": erased].merging(receipt.values) { $1 })
    case .refused(let why, let wayOut, _):
      return try text(
        "refused", file, account, at: now,
        ["why": .text(why), "wayOut": .text(wayOut), "hasErased": erased])
    }
  }

  private func text(
    _ template: String, _ file: String, _ account: String, at now: Timestamp, _ values: TemplateValues
  ) throws -> String {
    var all = values
    all["file"] = .text(file)
    all["account"] = .text(account)
    all["now"] = "\(now)"
    all["office"] = .text(rules.name)
    return try templates.render("folder/\(template).txt", with: all)
  }
}

extension ImportReceipt {
  fileprivate var values: TemplateValues {
    [
      "new": "\(new)", "known": "\(known)", "own": "\(own)", "hasOwn": .flag(own > 0), "held": "\(held)",
      "hasHeld": .flag(held > 0), "erased": "\(erased)",
      "rows": .list(
        heldRows.map { row in
          ["line": "\(row.line)", "why": .text(row.faults.map(\.chinese).joined(separator: "；"))]
        }),
    ]
  }
}

extension ExportFault {
  /// `“评论ID”一栏的“6.9E+18”：数字已被表格软件改变，请将该栏设为文本后重新导出`.
  fileprivate var chinese: String {
    let reason =
      switch self.reason {
      case .noText: "没有留言内容"
      case .rounded: "数字已被表格软件舍入，请将该栏设为文本后重新导出"
      case .otherWords: "这个编号以前已收，内容不同，已转人工核对"
      case .noTime: "不是可以识别的时间，请写成2026-11-23 09:12的形式"
      }
    return value.isEmpty ? "“\(column)”一栏：\(reason)" : "“\(column)”一栏的“\(value)”：\(reason)"
  }
}

extension ExportError {
  /// For the operator: what is wrong, and the way out.
  var chinese: (why: String, wayOut: String) {
    switch self {
    case .noText(let seen):
      ("没有找到留言内容一栏（现有各栏：\(seen.joined(separator: "、"))）", "请保留表头，并将留言内容一栏命名为“评论内容”")
    case .noColumn(let name, _): ("没有找到“\(name)”一栏", "请核对表头，或请系统管理员修改栏目设置")
    }
  }
}

extension DeadlyFile {
  /// For the operator: what is wrong, and the way out.
  var chinese: (why: String, wayOut: String) { ("系统读取该文件时多次中断", "请打开后另存为.xlsx文件，或者重新导出") }
}

extension TableError {
  /// For the operator: what is wrong, and the way out.
  var chinese: (why: String, wayOut: String) {
    switch self {
    case .tooLarge, .tooLargeUnpacked, .tooMuch: ("文件过大", "请按较短的时间段分次导出")
    case .empty: ("文件中没有内容", "请重新导出")
    case .oldWorkbook, .oldXML: ("这是旧格式的表格文件", "请打开后另存为.xlsx文件")
    case .locked: ("表格设有密码", "请取消密码后另存为.xlsx文件")
    case .foreign, .noList: ("这不是可以识别的留言导出文件", "请导出为.xlsx或CSV文件")
    case .encoding: ("文字编码无法识别", "请导出为.xlsx或UTF-8编码的CSV文件")
    case .openQuote(let line): ("第\(line)行的引号没有结束，文件可能不完整", "请重新导出")
    case .badJSON(_, let line): ("第\(line)行不符合JSON格式", "请重新导出")
    case .damaged, .suspicious: ("表格文件已损坏或结构异常", "请打开后另存为.xlsx文件")
    }
  }
}
