/// Finds the links to huge attachments in a text, and the notices that providers write around them.
struct HugeAttachmentReader {
  private(set) var attachments: [HugeAttachment] = []
  /// Lines that are surely a provider's, not the writer's.
  private(set) var noticeLines: [Int] = []

  private var isInNotice = false
  private var linesSinceHeading = Int.max
  private var pendingBlanks: [Int] = []
  /// A rule and the empty lines below it, until another line comes: a notice may begin with them.
  private var pendingRule: [Int] = []
  /// What was said of the file since the last link.
  private var about = FileDescription()

  init(_ lines: [Substring]) {
    for (place, line) in lines.enumerated() { read(line, at: place) }
  }

  private mutating func read(_ line: Substring, at place: Int) {
    // A notice has no line that long; what is longer is somebody's words.
    guard line.utf8.count <= 4000 else { return endNotice() }
    let text = String(line)
    let isBlank = text.isBlank
    if isBlank {
      if isInNotice { pendingBlanks.append(place) }
      if !pendingRule.isEmpty { pendingRule.append(place) }
      return
    }
    let ruleAbove = pendingRule
    pendingRule = Self.isRule(text) ? [place] : []
    if isInNotice, !pendingRule.isEmpty {
      pendingBlanks.append(place)
      return
    }
    if linesSinceHeading < Int.max { linesSinceHeading += 1 }
    if text.holds(any: ["超大附件", "云附件"]) {
      linesSinceHeading = 0
      endNotice()
      isInNotice = text.holds(any: ["发来的"]) && FileDescription.withoutLinks(text).unicodeScalars.count <= 60
      if isInNotice { noticeLines += ruleAbove }
    }
    let links = WebLink.all(in: text)
    // Far from any heading or link no name is looked for.
    let description = links.isEmpty && linesSinceHeading > 8 ? FileDescription() : FileDescription(of: text)
    let isPart =
      isInNotice && (linesSinceHeading == 0 || !links.isEmpty || description.isTelling || Self.isButton(text))
    if isPart {
      noticeLines += pendingBlanks
      noticeLines.append(place)
      pendingBlanks = []
    } else {
      isInNotice = false
      pendingBlanks = []
      if links.isEmpty, !description.isTelling { about = FileDescription() }
    }
    about.merge(description)
    for link in links { take(link) }
  }

  private mutating func endNotice() {
    isInNotice = false
    pendingBlanks = []
    about = FileDescription()
  }

  private mutating func take(_ link: WebLink) {
    let isAnnounced = linesSinceHeading <= 8
    guard
      let provider = HugeAttachment.Provider(host: link.host, path: link.path)
        ?? (isInNotice && isAnnounced ? .other : nil)
    else { return }
    let attachment = HugeAttachment(
      provider: provider, name: about.name, size: about.size, expires: about.expires, link: link.address)
    if let known = attachments.firstIndex(where: { $0.link == link.address }) {
      // A picture that is a link stands above the name.
      if attachments[known].name == nil { attachments[known] = attachment }
    } else if attachments.count < Self.most {
      attachments.append(attachment)
    }
    about = FileDescription()
  }

  private static let most = 50

  private static func isRule(_ text: String) -> Bool {
    let octets = text.utf8.drop(while: \.isSpace)
    return octets.count >= 8 && octets.allSatisfy { $0 == Octet.hyphen || $0.isSpace }
  }

  /// What a provider's notice has beside names and links.
  private static func isButton(_ text: String) -> Bool {
    let plain = text.filter { !$0.isWhitespace }
    return ["下载", "进入下载页面", "打开", "预览", "转存", "收藏", "全部下载", "下载全部", "|", "·"].contains(plain)
  }
}
