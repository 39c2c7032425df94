/// A thing we read that strangers write, and what must hold of it for any bytes: the fuzzer's targets, and tests.
enum Check: String, CaseIterable {
  case message = "Message"
  case header = "Header"
  case encodedWord = "EncodedWord"
  case addressList = "AddressList"
  case date = "Date"
  case parameters = "Parameters"
  case charset = "Charset"
  case html = "HTML"
  case quotedText = "QuotedText"
  case draft = "Draft"
  case tnef = "TNEF"
  case imapResponse = "IMAPResponse"
  case table = "Table"
  case form = "Form"
  case file = "File"
  case personal = "Personal"
  case model = "Model"
  case labelledLines = "LabelledLines"
  case triageAnswer = "TriageAnswer"
  case dutyWord = "DutyWord"
  case unitWord = "UnitWord"
  case signature = "Signature"
  case wordForm = "WordForm"

  /// What does not hold of these bytes, in words.
  func complaints(about bytes: [UInt8]) -> [String] {
    var complaints = Complaints()
    switch self {
    case .message: complaints.check(message: bytes)
    case .header: complaints.check(header: bytes)
    case .encodedWord: complaints.check(encodedWord: bytes)
    case .addressList: complaints.check(addressList: bytes)
    case .date: complaints.check(date: bytes)
    case .parameters: complaints.check(parameters: bytes)
    case .charset: complaints.check(charset: bytes)
    case .html: complaints.check(html: bytes)
    case .quotedText: complaints.check(quotedText: bytes)
    case .draft: complaints.check(draft: bytes)
    case .tnef: complaints.check(tnef: bytes)
    case .imapResponse: complaints.check(imapResponse: bytes)
    case .table: complaints.check(table: bytes)
    case .form: complaints.check(form: bytes)
    case .file: complaints.check(file: bytes)
    case .personal: complaints.check(personal: bytes)
    case .model: complaints.check(model: bytes)
    case .labelledLines: complaints.check(labelledLines: bytes)
    case .triageAnswer: complaints.check(triageAnswer: bytes)
    case .dutyWord: complaints.check(dutyWord: bytes)
    case .unitWord: complaints.check(unitWord: bytes)
    case .signature: complaints.check(signature: bytes)
    case .wordForm: complaints.check(wordForm: bytes)
    }
    return complaints.all
  }
}

/// What was found to be wrong.
struct Complaints {
  private(set) var all: [String] = []

  mutating func require(_ holds: Bool, _ complaint: @autoclosure () -> String) {
    if !holds { all.append(complaint()) }
  }

  /// What is shown on one line, in a log or a mail of ours, may not begin another.
  mutating func requireOneLine(_ text: String, _ what: String) {
    let isOneLine = !text.unicodeScalars.contains(where: \.isControl)
    require(isOneLine, "\(what) is more than one line or holds control characters: \(text.debugDescription)")
  }
}
