import Domain

/// The way by which a letter came that somebody of the office took (来源).
package enum EntryWay: String, CaseIterable, Codable, Sendable {
  case telephone, window, paper
  /// A private message (私信) to a new-media account.
  case message
  /// An item of 我为政府网站找错, pasted.
  case siteError = "site-error"

  /// As people call it, or by its English name.
  package init?(reading text: String) {
    let word = OfficeText.halfWidth(OfficeText.bare(text)).lowercased()
    if let way = EntryWay(rawValue: word) {
      self = way
    } else if let way = Self.allCases.first(where: { Self.names[$0]?.contains(word) == true }) {
      self = way
    } else {
      return nil
    }
  }

  package var chinese: String { Self.names[self]?.first ?? rawValue }

  /// Whether its author is there while it is taken.
  var isSpoken: Bool { self == .telephone || self == .window }

  func channel(account: String?) -> Channel {
    switch self {
    case .telephone: .telephone
    case .window: .window
    case .paper: .paper
    case .message: .newMedia(account: account ?? "")
    case .siteError: .siteError
    }
  }

  private static let names: [EntryWay: [String]] = [
    .telephone: ["电话", "来电", "热线", "电话来访", "phone"],
    .window: ["来访", "窗口", "当面", "上门", "现场", "走访"],
    .paper: ["来信", "信件", "书信", "书面", "纸质", "纸质来信"],
    .message: ["私信", "留言私信", "后台私信", "新媒体私信"],
    .siteError: ["找错", "网站找错", "我为政府网站找错", "纠错"],
  ]
}
