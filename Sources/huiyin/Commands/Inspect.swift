import ArgumentParser
import Domain
import Office

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold the national checklist for government sites against this office.",
    discussion: """
      What an inspector would find about letters (国办秘函〔2019〕19号), with what to do for each. The exit status is 1 where \
      something fails already, 0 otherwise.
      """)

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let items = try Assembly.readingOffice(configuration).inspection(at: Environment.now())
    if json {
      try Console.answer(JSON.text(items.map(ShownInspection.init)))
    } else {
      try Console.answer(lines: items.flatMap(\.lines))
    }
    if items.contains(where: { $0.standing == .failed }) { throw ExitCode(1) }
  }
}

/// One line of `huiyin inspect --json`; its keys are stable.
struct ShownInspection: Encodable {
  let matter: String
  let standing: String
  let rule: String
  let finding: String
  @Nullable var advice: String?
  let letters: [String]

  init(_ item: InspectionItem) {
    matter = item.matter.rawValue
    standing = item.standing.rawValue
    rule = item.matter.rule
    finding = item.finding
    advice = item.advice
    letters = item.letters.map(\.description)
  }
}

extension InspectionItem {
  fileprivate var lines: [String] {
    let most = 20
    let named = letters.prefix(most).map(\.description).joined(separator: " ")
    return [
      "【\(standing.chinese)】\(matter.chinese)：\(finding)", "  指标：\(matter.rule)",
      advice.map { "  怎么办：\($0)" },
      letters.isEmpty ? nil : "  留言：\(named)\(letters.count > most ? " 等\(letters.count)件" : "")",
    ].compactMap(\.self)
  }
}
