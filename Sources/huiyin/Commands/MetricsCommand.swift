import ArgumentParser
import Office

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Print how the office stands in numbers, in the text format of Prometheus.",
    discussion: """
      The same that a running daemon writes into the file named by metrics: in huiyin.yaml, but for what it alone knows: when \
      mailboxes and copies of the site were reached, and which part is in trouble. No name and no letter is among it.
      """)

  @OptionGroup var options: ConfigurationOption

  func run() throws {
    let office = try Assembly.readingOffice(options.load())
    try Console.answer(office.metrics(at: Environment.now()).text, end: "")
  }
}
