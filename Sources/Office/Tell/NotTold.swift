import Domain

/// Why nothing was recorded of what somebody says he told an author.
package enum NotTold: Error, Equatable, CustomStringConvertible {
  case noRow(Int)
  case nothingAbout(LetterID)
  /// More than one word is open, by their kinds.
  case several([String])
  case closed(by: String)
  case inTheFuture
  /// Before there was anything to say.
  case tooEarly
  case noReason
  /// What was posted was not said by telephone.
  case notSaid
  /// What everybody may read must be seen somewhere.
  case noLink

  package var description: String {
    switch self {
    case .noRow(let row): "there is no row \(row)"
    case .nothingAbout(let id): "there is nothing to tell the author of \(id)"
    case .several(let kinds): "several words are open: \(kinds.joined(separator: ", "))"
    case .closed(let name): "\(name) recorded it before"
    case .inTheFuture: "the time lies in the future"
    case .tooEarly: "the time lies before what there was to say"
    case .noReason: "why he could not be told is not said"
    case .notSaid: "that something was posted says nothing of a call"
    case .noLink: "a public reply has no link"
    }
  }

  /// For whoever wrote the line.
  var chinese: String {
    switch self {
    case .noRow(let row): "没有第\(row)条，未记录"
    case .nothingAbout(let id): "所列各条中没有\(id)，未记录"
    case .several(let kinds):
      "有\(kinds.count)条等待（\(kinds.map(Tidings.name).joined(separator: "、"))），未记录，请写明行号，或在编号后写明是哪一条"
    case .closed(let name): "此前已由\(name)记录"
    case .inTheFuture: "时间在将来，未记录"
    case .tooEarly: "时间早于要告知的事项，未记录"
    case .noReason: "未记录，请写明无法告知的原因"
    case .notSaid: "没有读懂，未记录。\(QuestionKind.call.help)"
    case .noLink: "未记录，公开回复请附链接（没有单独链接的，写作品链接）"
    }
  }
}
