import ArgumentParser
import Office

extension SiteCommand {
  struct Moved: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Where the pages of an earlier site are now, as a map for nginx.",
      discussion: """
        A line for every answer that came with its old address (huiyin import --history). nginx/huiyin.conf shows how to \
        send readers on by it; write it anew after every import.
        """)

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let moved = try Assembly.readingOffice(options.load()).movedAddresses()
      if json {
        try Console.answer(JSON.text(moved.map { ["from": $0.old, "to": $0.new] }))
      } else {
        try Console.answer(lines: moved.map { "\"\($0.old)\" \($0.new);" })
      }
    }
  }
}
