import Domain
import Mail
import Store

/// The mail that something answers by itself, as far as the answer must know it (RFC 3834).
struct AnsweredMail {
  /// For In-Reply-To (RFC 3834 §3.1.5); nil where it is none that we may repeat.
  let messageID: String?
  let mayBeAnswered: Bool

  /// - Parameter isByPerson: whether a clerk has said that a person wrote it.
  init(_ message: Message, isByPerson: Bool = false) {
    mayBeAnswered = isByPerson ? message.mayBeAnsweredIfByPerson : message.mayBeAnswered
    messageID = message.messageID.flatMap(Self.plain)
  }

  /// An identifier that carries no message of a stranger's own to whomever he names: letters, digits and marks.
  private static func plain(_ identifier: String) -> String? {
    let marks = Set("@.-_+=".utf8)
    let isPlain = identifier.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || marks.contains(byte)
    }
    return isPlain && identifier.utf8.count <= 120 && identifier.contains("@") ? identifier : nil
  }
}

/// Why somebody is not answered by a machine (RFC 3834 §2). What he wrote is dealt with all the same.
enum AnswerBar: Equatable {
  case noPerson, answeredToday, cameBack, tooManyToday

  /// On the letter, for the desk.
  var chinese: String {
    switch self {
    case .noPerson: "来信带有自动发送、群发或请勿回复的标记"
    case .answeredToday: "24小时内已向该邮箱自动发信"
    case .cameBack: "近7日发往该邮箱的邮件被退回"
    case .tooManyToday: "自动发信已达本中心24小时上限"
    }
  }
}

extension Docket {
  /// What speaks against an answer by itself: anybody can write in anybody's name, so that each address gets few,
  /// and all together no more than the office can bear.
  /// - Parameter mail: what is answered; nil where a machine of ours, such as the portal, passed it on.
  func barToAnswer(_ address: String, on mail: AnsweredMail?) throws -> AnswerBar? {
    // What a clerk has registered, he answers for.
    if letter.events.first?.by.role == .clerk { return nil }
    if mail?.mayBeAnswered == false { return .noPerson }
    let (holder, post, day) = (office.correspondent(address), office.rules.post, Int64(86_400))
    let cameBack = try book.count(.returned, by: holder, within: 7 * day, of: now) > 0
    if cameBack || letter.isAuthor(address) && letter.authorIsUnreachable { return .cameBack }
    if try book.count(.automaticMail, by: holder, within: day, of: now) >= post.receiptsPerAuthor {
      return .answeredToday
    }
    if try book.count(.automaticMail, within: day, of: now) >= post.automaticMails { return .tooManyToday }
    return nil
  }

  /// When somebody who was answered today may be answered again; those that wait for their day count as well.
  ///
  /// Nil where that is too far off, or where he has got so many in a week that he may be a machine that answers ours:
  /// two of them would keep each other awake for ever.
  func nextAnswer(to address: String) throws -> Timestamp? {
    let (holder, post, day) = (office.correspondent(address), office.rules.post, Int64(86_400))
    guard post.receiptsPerAuthor > 0,
      let last = try book.last(.automaticMail, by: holder, skipping: post.receiptsPerAuthor - 1)
    else { return nil }
    let next = last + day
    guard next > now, next <= now + 7 * day,
      try book.count(.automaticMail, by: holder, within: 7 * day, of: next) < post.receiptsPerAuthor + 4,
      try book.count(.automaticMail, within: day, of: next) < post.automaticMails
    else { return nil }
    return next
  }
}

extension Office {
  /// Whom an address stands for where he is counted: a digest, which tells nobody whose it is.
  func correspondent(_ address: String) -> String {
    mint.identifier("correspondent", Correspondent.mailbox(of: address))
  }
}

/// One mailbox however it is written, so that nobody gets more by writing his address in another way.
enum Correspondent {
  /// In lower case, without what stands after a plus sign (RFC 5233), and without the dots of a Gmail name. Elsewhere
  /// dots tell people apart.
  static func mailbox(of address: String) -> String {
    let address = address.lowercased()
    guard let at = address.lastIndex(of: "@") else { return address }
    var local = address[..<at]
    if let plus = local.firstIndex(of: "+"), plus > local.startIndex { local = local[..<plus] }
    let domain = address[address.index(after: at)...]
    guard ["gmail.com", "googlemail.com"].contains(domain) else { return "\(local)@\(domain)" }
    return local.replacing(".", with: "") + "@gmail.com"
  }
}
