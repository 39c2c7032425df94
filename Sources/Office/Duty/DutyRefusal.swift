import Domain
import Store

/// Why an acknowledgement changes nothing.
enum DutyRefusal: Error, Equatable, CustomStringConvertible {
  case notCalled(LetterID)
  case acknowledged(LetterID, by: String, at: Timestamp)
  case over(LetterID)
  case notRead

  /// - Parameter watch: nil where nobody was ever called.
  init(_ watch: DutyWatch?, of letter: LetterID) {
    guard let watch else {
      self = .notCalled(letter)
      return
    }
    if let name = watch.endedBy, let time = watch.endedAt {
      self = .acknowledged(letter, by: name, at: time)
    } else {
      self = .over(letter)
    }
  }

  var description: String {
    switch self {
    case .notCalled(let id): "nobody was called about \(id): it was never marked as urgent"
    case .acknowledged(let id, let name, let time): "\(name) has \(id) since \(time)"
    case .over(let id): "nobody is called about \(id) any more"
    case .notRead: "the first line neither says 已悉 nor 下一位"
    }
  }

  /// For whoever wrote.
  var chinese: String {
    switch self {
    case .notCalled: "未记录：该件不是特急件"
    case .acknowledged(_, let name, let time): "该件已由\(name)于\(time)接手，您无须再处理"
    case .over: "该件已停止呼叫，您无须再处理"
    case .notRead: "没有读懂，未记录，系统将继续呼叫；请在第一行写“已悉”，不能处理的写“下一位”"
    }
  }
}
