import Domain

/// What keeps an entered letter from being registered; each is for whoever enters it to put right.
package enum EntryFault: Equatable, Sendable {
  case missing(EntrySheet.Field)
  case unreadable(EntrySheet.Field, String)
  case tooLong(EntrySheet.Field, count: Int)
  case inFuture(Timestamp)
  /// Received longer ago than letters are usually entered.
  case old(Timestamp)
  case unknownAccount(String, known: [String])
  /// An account where the letter came by another way.
  case needlessAccount(EntryWay)
  /// Nothing says how its author can be reached.
  case noReach
  /// He cannot be reached, and yet it says how.
  case reachAndNone
  /// Nobody was there who could have been told.
  case nobodyThere(EntryWay)
  /// The same words of the same author on the same day.
  case repeated(of: LetterID)
}

/// Everything that is wrong with what was entered; nothing of it was registered.
package struct EntryFaults: Error, Equatable {
  package let faults: [EntryFault]

  init(_ faults: [EntryFault]) { self.faults = faults }
}

extension EntryFaults: CustomStringConvertible {
  package var description: String { faults.map(\.description).joined(separator: "; ") }
}

extension EntryFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let field): "\(field.english) is missing"
    case .unreadable(let field, let value): "\(field.english) \"\(value)\" cannot be read"
    case .tooLong(let field, let count): "\(field.english) has \(count) characters"
    case .inFuture(let time): "\(time) is in the future"
    case .old(let time): "\(time) is more than \(EnteredLetter.usualDays) days ago"
    case .unknownAccount(let name, _): "there is no account \"\(name)\""
    case .needlessAccount(let way): "a letter by \(way.rawValue) comes from no account"
    case .noReach: "nothing says how the author can be reached"
    case .reachAndNone: "an author who cannot be reached has no telephone, no mail and no account"
    case .nobodyThere(let way): "by \(way.rawValue) nobody was there to be told"
    case .repeated(let id): "it was entered before, as \(id)"
    }
  }

  package var hint: String? {
    switch self {
    case .missing(.way), .unreadable(.way, _):
      "write \(EntryWay.allCases.map(\.rawValue).joined(separator: ", ")), or 电话, 来访, 来信, 私信, 找错"
    case .missing(.received), .unreadable(.received, _): "write \"2026-11-24 16:30\", \"昨天 16:30\" or now"
    case .missing(.account): "a private message came to an account: name it"
    case .missing(.nickname): "the operator finds its author by his nickname"
    case .missing(.text): "give a file, or write it to standard input"
    case .missing: nil
    case .unreadable(.telephone, _): "one number, with its area code: 13800000000 or 0475-4210000"
    case .unreadable(.mail, _): "an address looks like name@example.org"
    case .unreadable: "write 是 or 否"
    case .tooLong(let field, _): "it may have \(field.limit)"
    case .inFuture: "write when it was received"
    case .old: "if that is right, confirm it with --yes"
    case .unknownAccount(_, let known):
      known.isEmpty ? "add it under accounts: in huiyin.yaml" : "known are \(known.joined(separator: ", "))"
    case .needlessAccount: "leave the account out, or enter it as a message"
    case .noReach: "give his telephone or mail, or say that he cannot be reached"
    case .reachAndNone: "leave one of them out"
    case .nobodyThere: "leave --told out: the author will be told on the way that reaches him"
    case .repeated: "if it is another one, confirm it with --yes"
    }
  }

  /// In the words of whoever wrote the form.
  var chinese: String {
    switch self {
    case .missing(let field): "缺少“\(field.label)”"
    case .unreadable(let field, let value): "“\(field.label)：\(value)”无法识别。\(field.example)"
    case .tooLong(let field, let count): "“\(field.label)”有\(count)字，超过\(field.limit)字"
    case .inFuture(let time): "时间\(time)晚于现在"
    case .old(let time): "时间\(time)已超过\(EnteredLetter.usualDays)天，确属无误的，加一行“确认：是”"
    case .unknownAccount(let name, let known):
      "没有“\(name)”这个帐号" + (known.isEmpty ? "" : "，现有：\(known.joined(separator: "、"))")
    case .needlessAccount(let way): "来源是\(way.chinese)的，不填帐号；私信请把来源写成“私信”"
    case .noReach: "没有写怎样联系网民：电话、邮箱至少填一项，都没有的加一行“无法联系：是”"
    case .reachAndNone: "既写了无法联系，又写了联系方式"
    case .nobodyThere(let way): "\(way.chinese)不能当面告知"
    case .repeated(let id): "与已登记的\(id)相同（同一人、同一天、同样内容），确属另一件的，加一行“确认：是”"
    }
  }
}

extension EntrySheet.Field {
  fileprivate var english: String {
    switch self {
    case .way: "how it came"
    case .received: "the time of receipt"
    case .takenBy: "who took it"
    case .name: "the name"
    case .telephone: "the telephone"
    case .mail: "the mail address"
    case .account: "the account"
    case .nickname: "the nickname"
    case .unreachable: "whether he cannot be reached"
    case .title: "the title"
    case .serial: "the serial"
    case .publication: "whether it may be published"
    case .confirmation: "the confirmation"
    case .text: "the text"
    }
  }

  fileprivate var example: String {
    switch self {
    case .way: "可写：\(EntryWay.allCases.map(\.chinese).joined(separator: "、"))"
    case .received: "可写：2026-11-24 16:30、11月24日 16:30、昨天 16:30"
    case .telephone: "只写一个号码，固定电话带区号：0475-4210000"
    case .publication, .unreachable, .confirmation: "可写：是、否"
    default: ""
    }
  }
}
