import Correspondence
import Glibc
import Mail

/// Parses generated mails and decodes all text in them; its peers do the same.
///
///     bench-mail --write FILE COUNT   each mail after its length, four octets of it, the lowest first
///     bench-mail --read FILE ROUNDS   one line: what was counted, and the seconds of CPU
@main
struct Bench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let number = Int(arguments[3]) else { exit(2) }
    if arguments[1] == "--write" {
      write(to: arguments[2], count: number)
    } else {
      read(mails(in: arguments[2]), rounds: number)
    }
  }

  private static func write(to path: String, count: Int) {
    guard let file = fopen(path, "w") else { exit(2) }
    defer { fclose(file) }
    var letters = Letters(seed: 2026)
    for number in 0..<count {
      let mail = letters.mail(number)
      let length = (0..<4).map { UInt8(truncatingIfNeeded: mail.count >> ($0 * 8)) }
      let bytes = length + mail
      if fwrite(bytes, 1, bytes.count, file) != bytes.count { exit(2) }
    }
  }

  private static func mails(in path: String) -> [[UInt8]] {
    guard let file = fopen(path, "r") else { exit(2) }
    defer { fclose(file) }
    var mails: [[UInt8]] = []
    var length: [UInt8] = [0, 0, 0, 0]
    while fread(&length, 1, 4, file) == 4 {
      let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
      var mail = [UInt8](repeating: 0, count: count)
      if fread(&mail, 1, count, file) != count { exit(2) }
      mails.append(mail)
    }
    return mails
  }

  private static func read(_ mails: [[UInt8]], rounds: Int) {
    var count = Count()
    let start = processorSeconds
    for _ in 0..<rounds { for mail in mails { count.add(mail) } }
    let seconds = processorSeconds - start
    print(
      "huiyin mails=\(count.mails) bytes=\(count.bytes) texts=\(count.texts) characters=\(count.characters) "
        + "subjects=\(count.subjects) senders=\(count.senders) files=\(count.files) seconds=\(seconds)")
  }
}

/// What this process has used of its core: others may be busy on it meanwhile.
private var processorSeconds: Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What all mails hold.
struct Count {
  var (mails, bytes, texts, characters, subjects, senders, files) = (0, 0, 0, 0, 0, 0, 0)

  mutating func add(_ mail: [UInt8]) {
    // A mail that is held is missing in the count, and the peers differ.
    guard let message = try? Message(parsing: mail) else { return }
    mails += 1
    bytes += mail.count
    subjects += Self.characters(of: message.subject)
    for address in message.from {
      senders += Self.characters(of: address.name ?? "") + Self.characters(of: address.mailbox)
    }
    add(message.root, of: message)
  }

  private mutating func add(_ part: Part, of message: Message) {
    for child in part.parts { add(child, of: message) }
    guard part.parts.isEmpty else { return }
    if part.contentType.type == "text" {
      texts += 1
      characters += Self.characters(of: message.text(of: part))
    } else {
      files += message.content(of: part).count
    }
  }

  private static func characters(of text: String) -> Int {
    text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
