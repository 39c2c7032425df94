extension Letter {
  /// What the letter is called: as the desk worded it, else as its author called it, else what it is about. Never a
  /// piece of its text, which nobody has read yet.
  package var title: Words { ownTitle ?? Words(subject) }

  /// Whether somebody gave it a title.
  package var hasTitle: Bool { ownTitle != nil }

  /// The desk's few words about it, for the public and the units; nil where there are none.
  package var summary: Words? { wording.flatMap { $0.summary.text?.isEmpty == true ? nil : $0.summary } }

  private var ownTitle: Words? {
    if let worded = wording?.title, worded.text?.isEmpty != true { return worded }
    return registration.ownTitle
  }

  /// `关于供热的投诉`, `网民投诉`: words of the county's alone.
  private var subject: String {
    Self.subject(category: classification?.category, topic: classification?.topic)
  }

  package static func subject(category: Category?, topic: String?) -> String {
    let category = category?.chinese ?? "留言"
    return topic.map { "关于\($0)的\(category)" } ?? "网民\(category)"
  }
}

extension Registration {
  /// What the author called his letter; nil where he gave it no title.
  package var ownTitle: Words? {
    guard let title = title.text else { return self.title }
    // Ledgers of huiyin 0.1 hold what was put in its place: a mark, or how the text begins.
    if title.isEmpty || title == "（无标题）" { return nil }
    return parent == nil && isBeginning(title) ? nil : self.title
  }

  private func isBeginning(_ title: String) -> Bool {
    let isCut = title.hasSuffix("…")
    guard isCut || !channel.hasTitles else { return false }
    let words = (text.text ?? "").prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return isCut ? words.hasPrefix(title.dropLast()) : words.hasPrefix(title) && title.count <= 30
  }
}

extension Channel {
  /// Whether its letters have a title besides their text: comments and calls have none.
  fileprivate var hasTitles: Bool {
    switch self {
    case .portal, .mail: true
    case .newMedia, .siteError, .telephone, .window, .paper: false
    }
  }
}
