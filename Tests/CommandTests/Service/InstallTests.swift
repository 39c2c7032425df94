import Foundation
import Rehearsal
import Testing

/// `make install`, into a folder of its own.
struct InstallTests {
  /// A folder, with what was installed there.
  private final class Root {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-root-" + UUID().uuidString
    var configuration: String { directory + "/etc/huiyin" }
    private let known = "/usr/share/huiyin/configuration.sha256"

    init() throws { try install() }

    deinit { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody

    func install() throws {
      try Command.run(
        "/usr/bin/env",
        [
          "DESTDIR=\(directory)", "PREFIX=/usr", Repository.root + "/Scripts/install.sh",
          DaemonProcess.binary,
        ])
    }

    func text(_ path: String) throws -> String {
      String(decoding: try Files.read(directory + path), as: UTF8.self)
    }

    func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: directory + path) }

    /// As if what was installed last had been this.
    func pretendThatLast(_ file: String, was digest: String) throws {
      let lines = try text(known).split(separator: "\n").map {
        $0.hasSuffix("  ./\(file)") ? "\(digest)  ./\(file)" : String($0)
      }
      try Files.write(lines.joined(separator: "\n") + "\n", to: directory + known)
    }

    func digest(of path: String) throws -> String {
      let line = try Command.run("/usr/bin/sha256sum", [directory + path])
      return String(String(decoding: line, as: UTF8.self).prefix { $0 != " " })
    }
  }

  @Test func whatIsInstalledIsWhole() throws {
    let root = try Root()
    let check = try Command.run(
      root.directory + "/usr/bin/huiyin",
      ["check", "--quiet", "--config", root.configuration + "/huiyin.yaml"])
    #expect(check.isEmpty)
    let configuration = try root.text("/etc/huiyin/huiyin.yaml")
    for line in [
      "state: /var/lib/huiyin/state ", "  directory: /var/lib/huiyin/site ",
      "    path: /var/lib/huiyin/mail/inbox",
      "  path: /var/lib/huiyin/mail/outbox",
    ] {
      #expect(configuration.contains("\n\(line)"), "\(line)")
    }
    #expect(!configuration.contains("../"), "nothing is written beside /etc/huiyin")
    #expect(
      try root.text("/usr/lib/systemd/system/huiyin.service")
        .contains("\nExecStart=/usr/bin/huiyin run --config /etc/huiyin/huiyin.yaml\n"))
    for unit in ["backup", "verify", "reconcile"] {
      #expect(
        try root.text("/usr/lib/systemd/system/huiyin-\(unit).service").contains(
          "\nExecStart=/usr/bin/huiyin "))
      #expect(root.has("/usr/lib/systemd/system/huiyin-\(unit).timer"))
    }
    for file in [
      "/usr/share/huiyin/nginx/huiyin.conf", "/usr/share/doc/huiyin/LICENSE",
      "/usr/share/doc/huiyin/README.md", "/usr/share/doc/huiyin/pictures/assigned.png",
      "/usr/lib/sysusers.d/huiyin.conf", "/usr/share/man/man1/huiyin.1", "/usr/share/man/man5/huiyin.yaml.5",
      "/usr/share/huiyin/schema/units.json", "/usr/share/bash-completion/completions/huiyin",
      "/usr/share/zsh/vendor-completions/_huiyin", "/usr/share/fish/vendor_completions.d/huiyin.fish",
    ] {
      #expect(root.has(file), "\(file)")
    }
  }

  @Test func everyLinkInAnInstalledPageLeadsSomewhere() throws {
    let root = try Root()
    let folder = root.directory + "/usr/share/doc/huiyin"
    var links = 0
    for page in try Files.names(in: folder) where page.hasSuffix(".md") {
      for link in String(decoding: try Files.read("\(folder)/\(page)"), as: UTF8.self).matches(
        of: /\]\(([^)#: ]+)/)
      {
        links += 1
        #expect(
          FileManager.default.fileExists(atPath: "\(folder)/\(link.1)"), "\(page) names \(link.1)")
      }
    }
    #expect(links > 20)
  }

  @Test func whatIsInstalledBeginsAnOfficeOfItsOwn() throws {
    let root = try Root()
    #expect(
      try root.text("/etc/huiyin/units.yaml")
        .hasPrefix("# yaml-language-server: $schema=/usr/share/huiyin/schema/units.json\n"))
    let office = root.directory + "/office"
    let made = try Answer(of: [root.directory + "/usr/bin/huiyin", "init", office, "--yes"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try root.text("/office/config/huiyin.yaml").contains("# state: ../state "),
      "everything lies in one folder")
  }

  @Test func anUpgradeKeepsWhatWasChangedAndRenewsWhatWasNot() throws {
    let root = try Root()
    let (changed, kept) = ("/etc/huiyin/units.yaml", "/etc/huiyin/grounds.yaml")
    let mine = try root.text(changed) + "# mine\n"
    let shipped = try root.text(kept)
    try Files.write(mine, to: root.directory + changed)
    try root.install()
    #expect(try root.text(changed) == mine && !root.has(changed + ".new"), "the shipped one is as it was")

    // The release before shipped others: one of them was changed here, the other was not.
    try root.pretendThatLast("units.yaml", was: "00")
    try Files.write("# of the release before\n", to: root.directory + kept)
    try root.pretendThatLast("grounds.yaml", was: try root.digest(of: kept))
    try root.install()
    #expect(try root.text(changed) == mine && root.has(changed + ".new"))
    #expect(try root.text(kept) == shipped && !root.has(kept + ".new"))
  }
}
