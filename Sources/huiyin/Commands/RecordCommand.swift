import ArgumentParser
import Domain
import Foundation
import Mail
import Office
import Settings

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract:
      "Record for a unit what it said otherwise than by mail (代录), whatever it could do by mail.",
    discussion: """
      huiyin record NM2026000001 claim --by 张三
      huiyin record NM2026000001 return --why "不属本单位职责，建议转旗水务局" --by 张三
      huiyin record NM2026000001 answer answer.txt --scan form.pdf --by 张三
      huiyin record NM2026000001 transfer --words 旗供热服务中心 --by 张三
      huiyin record NM2026000001 follow-up --words "电话 满意" --by 张三
      An answer that is not to be published begins with 答复（不公开）：and the reason, its text below.
      Works beside a running daemon. The clerk whose login it is, is recorded, and the unit's officer is told. A scan \
      is confirmed by others than whoever records it.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Argument(help: "What the unit does: \(SpokenWord.Act.allCases.map(\.rawValue).joined(separator: ", ")).")
  var act: SpokenWord.Act
  @Argument(help: "The file with its words, for an answer or an opinion; - for standard input.") var file:
    String?
  @Option(help: "Who of the unit said it.") var by: String
  @Option(help: "The unit; default: the lead unit.", completion: .units) var unit: String?
  @Option(help: "The sealed and signed form, as pdf, jpg, png or ofd.") var scan: String?
  @Flag(help: "Seal, signatures and text of the scan are in order (公章清晰、签字齐全、文与表一致).") var checked = false
  @Option(
    help:
      "The signed and sealed paper is here: day, who brought it, its number (2026-11-25 EMS 奈水发〔2026〕12号).")
  var paper: String?
  @Option(help: "Why it is given back, or why more time is needed.") var why: String?
  @Option(help: "Its words, where they are short: the sub-unit, a question, how a follow-up call ended.")
  var words: String?
  @Option(help: "How many working days more.") var days: Int?

  func validate() throws {
    if scan != nil, !act.isPublished {
      throw ValidationError("a scan belongs to an answer or its correction")
    }
    if checked, scan == nil { throw ValidationError("--checked speaks of a --scan") }
    if paper != nil, !act.isPublished || scan != nil {
      throw ValidationError("a paper belongs to an answer, and stands instead of a scan")
    }
    if days != nil, act != .extend { throw ValidationError("--days belongs to extend") }
    if [file, why, words].count(where: { $0 != nil }) > 1 {
      throw ValidationError("the words come from a file, from --words or from --why, not from several")
    }
  }

  func run() throws {
    let text = try why ?? words ?? file.map { try TextFile(path: $0).text() } ?? ""
    guard text.utf8.count <= Self.mostText else {
      throw Failure("the text is too long: at most \(Self.mostText) bytes", status: 2)
    }
    let spoken = SpokenWord(
      act, unit: unit, by: by, text: text, days: days, isChecked: checked, paper: paper)
    let deed = Deed(letter: letter, spoken: spoken, scan: try scan.map { SentFile(try Self.bytes(of: $0)) })
    try deed.perform(options)
  }

  struct Deed: LetterDeed {
    var name: String { "record \(spoken.act.rawValue)" }
    var mayTakeTwo: Bool { true }

    let letter: LetterID
    /// What a unit said otherwise than by mail.
    let spoken: SpokenWord
    var scan: SentFile?

    var file: SentFile? {
      get { scan }
      set { scan = newValue }
    }

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.record(spoken, scan: scan?.bytes, on: letter, by: clerk, at: now), by: clerk)
    }
  }

  /// What the control socket's line has room for.
  private static let mostText = 40 << 10

  private static func bytes(of path: String) throws -> [UInt8] {
    let limit = MailLimits.standard.attachmentBytes
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let bytes = Array(try file.read(upToCount: limit + 1) ?? Data())
      guard bytes.count <= limit else {
        throw Failure(
          "\(path): is larger than \(limit >> 20) MB", hint: "scan it in fewer colours", status: 2)
      }
      return bytes
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("\(path): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
  }
}

extension SpokenWord.Act: ExpressibleByArgument {}
