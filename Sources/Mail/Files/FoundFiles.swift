/// The files of a mail as they are found, what of them is encrypted, and what is odd about them.
struct FoundFiles {
  private(set) var files: [ReceivedFile] = []
  private(set) var encryption: [Encryption] = []
  var findings: [String] = []
  /// What was unpacked, and may hold the words of the mail.
  private(set) var unpackedMails: [TNEF] = []

  private let message: Message

  init(in message: Message) {
    self.message = message
  }

  /// Every finding once, those about encryption first; a mail does not fill a log.
  var allFindings: [String] {
    var seen: Set<String> = []
    let all = (encryption.map(\.description) + findings).filter { seen.insert($0).inserted }
    return all.count <= Self.mostFindings
      ? all : all.prefix(Self.mostFindings) + ["\(all.count - Self.mostFindings) more findings"]
  }

  private static let mostFindings = 50

  mutating func add(_ part: Part) {
    if part.contentType.matches("message", "partial") {
      findings.append("a piece of a mail (message/partial): it is not put together")
    } else if part.contentType.matches("message", "external-body") {
      findings.append("content kept elsewhere (message/external-body): it is not fetched")
    }
    if let name = part.fileName { check(name) }
    add(ReceivedFile(part, of: message))
  }

  mutating func add(_ file: ReceivedFile) {
    if let trouble = file.enclosed?.trouble { findings.append("an enclosed mail cannot be read: \(trouble)") }
    let head = message.head(of: file, most: Encryption.headBytes)
    if let encryption = Encryption(file: file, head: head) { note(encryption) }
    files.append(file)
  }

  mutating func add(_ other: FoundFiles) {
    files += other.files
    findings += other.findings
    unpackedMails += other.unpackedMails
    for encryption in other.encryption { note(encryption) }
  }

  mutating func note(_ encryption: Encryption) {
    if !self.encryption.contains(encryption) { self.encryption.append(encryption) }
  }

  private mutating func check(_ name: String) {
    let shown = DisplayName(name)
    if shown.hidesExtension { findings.append("file name \"\(shown.text ?? "")\" hides its ending") }
  }
}

extension FoundFiles {
  /// The files in a `winmail.dat` take its place; where it cannot be read it is a file itself.
  mutating func unpack(_ part: Part) {
    let octets = message.content(of: part)
    let mail: TNEF
    do {
      mail = try TNEF(reading: octets[...], limits: message.limits)
    } catch {
      let name = part.fileName.flatMap { DisplayName($0).text } ?? "winmail.dat"
      findings.append("\(name) cannot be read: \(error)")
      add(part)
      return
    }
    findings += mail.findings
    unpackedMails.append(mail)
    addFiles(of: mail, in: part)
    // Where it is damaged and gave nothing, it is all there is.
    if mail.files.isEmpty, !mail.findings.isEmpty, mail.words.text.isBlank { add(part) }
  }

  private mutating func addFiles(of mail: TNEF, in part: Part) {
    // One more than allowed is enough to refuse the mail.
    for file in mail.files where files.count <= message.limits.attachments {
      if let name = file.name { check(name) }
      add(ReceivedFile(file, in: part))
      if let enclosed = file.enclosed { addFiles(of: enclosed, in: part) }
    }
  }
}

extension Part {
  /// By its type, or by the name that Outlook gives it.
  var mayBeTNEF: Bool {
    contentType.matches("application", "ms-tnef") || contentType.matches("application", "vnd.ms-tnef")
      || fileName?.lowercased() == "winmail.dat"
  }
}
