import ArgumentParser
import Foundation

/// huiyin(1), of what the commands say of themselves.
struct CommandManual {
  /// What the argument parser tells of a command.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String

        var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
      }
      let kind: String
      let shouldDisplay: Bool
      let isOptional: Bool
      let isRepeating: Bool
      let names: [Name]?
      let preferredName: Name?
      let valueName: String?
      let abstract: String?
      let discussion: String?
      let defaultValue: String?
    }
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let arguments: [Argument]?
  }
  private struct Tool: Decodable { let command: Command }

  func page() throws -> String {
    let root = try JSONDecoder().decode(Tool.self, from: Data(Huiyin._dumpHelp().utf8)).command
    var page = Roff("huiyin", section: 1, "the letters office of a local\\-government website, run by mail")
    page.heading("SYNOPSIS")
    page.paragraph("\\fBhuiyin\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]", isWritten: true)
    page.heading("DESCRIPTION")
    page.paragraph(
      """
      Citizens write to a local government; the office registers each letter, decides, passes it to the unit that must \
      answer, chases it, checks the signed answer and publishes it. "huiyin run" is the office itself, which systemd \
      keeps running; every other command shows something of it or does something to a letter, also beside the office \
      that runs.
      """)
    page.paragraph("\"huiyin help COMMAND\" shows what follows of one command.")
    page.heading("COMMANDS")
    for command in (root.subcommands ?? []).sorted(by: { $0.commandName < $1.commandName }) {
      write(command, under: "huiyin", to: &page)
    }
    page.heading("EXIT STATUS")
    page.item("0", "", "What was asked is done.")
    page.item("1", "", "It failed.")
    page.item("2", "", "It was asked wrongly, or the configuration cannot be used.")
    page.item("65", "", "Of \"huiyin run\": the ledger is damaged.")
    page.item("74", "", "Of \"huiyin run\": the disk did not take what was written.")
    page.heading("FILES")
    page.item("/etc/huiyin/huiyin.yaml", "", "The configuration; see huiyin.yaml(5).")
    page.item("/var/lib/huiyin", "", "The ledger, the mail and the public site.")
    page.heading("SIGNALS")
    page.item(
      "SIGHUP", "", "\"huiyin run\" reads its configuration anew, and goes by it from the next letter on.")
    page.item("SIGTERM, SIGINT", "", "It ends between two letters.")
    page.heading("SEE ALSO")
    page.paragraph("\\fBhuiyin.yaml\\fR(5), \\fBsystemctl\\fR(1)", isWritten: true)
    return page.text
  }

  private func write(_ command: Command, under parent: String, to page: inout Roff) {
    guard command.shouldDisplay, command.commandName != "help" else { return }
    let name = "\(parent) \(command.commandName)"
    let subcommands = (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    if subcommands.isEmpty {
      // What every command has is told once, by the page as a whole.
      let arguments = (command.arguments ?? []).filter {
        $0.shouldDisplay && !["help", "version"].contains($0.preferredName?.name)
      }
      page.subheading(([name] + arguments.map(synopsis)).joined(separator: " "))
      page.paragraph([command.abstract, command.discussion].compactMap(\.self).joined(separator: " "))
      for argument in arguments {
        page.item(
          title(argument), argument.defaultValue.map { "default: \($0)" } ?? "",
          [argument.abstract, argument.discussion].compactMap(\.self).joined(separator: " "))
      }
    } else {
      page.subheading("\(name) …")
      page.paragraph([command.abstract, command.discussion].compactMap(\.self).joined(separator: " "))
      for command in subcommands { write(command, under: name, to: &page) }
    }
  }

  private func title(_ argument: Command.Argument) -> String {
    let value = "<\(argument.valueName ?? "value")>"
    let names = (argument.names ?? []).map(\.written).joined(separator: ", ")
    return switch argument.kind {
    case "positional": value
    case "flag": names
    default: "\(names) \(value)"
    }
  }

  private func synopsis(_ argument: Command.Argument) -> String {
    let value = "<\(argument.valueName ?? "value")>"
    let name = argument.preferredName?.written ?? ""
    let text =
      switch argument.kind {
      case "positional": value
      case "flag": name
      default: "\(name) \(value)"
      }
    let repeated = argument.isRepeating ? "\(text) …" : text
    return argument.isOptional ? "[\(repeated)]" : repeated
  }
}
