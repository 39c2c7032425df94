import Domain
import Foundation
import Settings
import Testing

/// How long a leader's OpenPGP key is good, as gpg made it.
@Suite struct OpenPGPKeyLifeTests {
  /// Its holder put the end off once; what counts is what he said last.
  @Test func anOpenPGPKeyIsGoodUntilItsHolderSays() throws {
    let workshop = try Workshop()
    try workshop.append(
      "units.yaml",
      """
          sign-off: openpgp
          leaders: [{name: 孟冬, address: jyj-ld@qinghe.example, keys: [keys/never.gpg, keys/once.gpg, keys/twice.gpg]}]
      """)
    let gpg = try Ring(in: workshop)
    for (name, end) in [("never", "never"), ("once", "1y"), ("twice", "1y")] {
      try gpg.make(name, "sign", end)
    }
    try gpg("20260601T000000!", "--quick-set-expire", gpg.fingerprint(of: "twice"), "2y")
    for name in ["never", "once", "twice"] { try gpg.export(name) }
    let leader = try #require(try workshop.load().register.unit("县教育局")?.leaders.first)
    let day = Timestamp(Day("2026-01-01")!, hour: 8)
    #expect(leader.keys.map(\.since) == [day, day, day])
    #expect(
      leader.keys.map(\.until) == [
        nil, Timestamp(Day("2027-01-01")!, hour: 8), Timestamp(Day("2028-05-31")!, hour: 8),
      ])
  }

  /// Who keeps his key in a safe signs by a subkey, and that is what ends.
  @Test func anOpenPGPKeyIsGoodForAsLongAsSomethingOfItSigns() throws {
    let workshop = try Workshop()
    let names = ["one", "renewed", "bounded", "beside", "revoked"]
    try workshop.append(
      "units.yaml",
      """
          sign-off: openpgp
          leaders:
          - name: 孟冬
            address: jyj-ld@qinghe.example
            keys: [\(names.map { "keys/\($0).gpg" }.joined(separator: ", "))]
      """)
    let gpg = try Ring(in: workshop)
    try gpg.make("one", "cert", "never", subkeys: "1y")
    try gpg.make("renewed", "cert", "3y", subkeys: "1y", "2y")
    try gpg.make("bounded", "cert", "1y", subkeys: "2y")
    // gpg signs by the key itself once its subkey has ended.
    try gpg.make("beside", "sign", "2y", subkeys: "1y")
    try gpg.make("revoked", "cert", "never", subkeys: "1y", "3y")
    try gpg(
      input: "key 2\nrevkey\ny\n0\n\ny\nsave\n", "20260102T000000!", "--edit-key", "revoked@qinghe.example")
    for name in names { try gpg.export(name) }
    let leader = try #require(try workshop.load().register.unit("县教育局")?.leaders.first)
    let (one, two) = (Timestamp(Day("2027-01-01")!, hour: 8), Timestamp(Day("2028-01-01")!, hour: 8))
    #expect(leader.keys.map(\.until) == [one, two, one, two, one])
  }

  /// Keys that gpg makes.
  private final class Ring {
    private let workshop: Workshop
    private var home: String { workshop.path + "/gnupg" }

    init(in workshop: Workshop) throws {
      self.workshop = workshop
      try workshop.write("keys/.keep", "")
      try FileManager.default.createDirectory(
        atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Before it is needed: gpg waits five seconds only for one that it starts. A later try finds it.
      let launch = ["gpgconf", "--homedir", home, "--launch", "gpg-agent"]
      #expect((0..<6).contains { _ in (try? tool(launch)) != nil })
    }

    deinit {
      // It ends by itself without its folder.
      _ = try? tool(["gpgconf", "--homedir", home, "--kill", "gpg-agent"])
    }

    @discardableResult
    func callAsFunction(input: String? = nil, _ time: String, _ arguments: String...) throws -> String {
      let file = workshop.path + "/commands"
      if let input { try workshop.write("commands", input) }
      return try tool(
        [
          "gpg", "--homedir", home, "--no-autostart", "--batch", "--quiet", "--faked-system-time", time,
          "--passphrase", "",
        ]
          + ["--pinentry-mode", "loopback"] + (input == nil ? [] : ["--no-tty", "--command-file", file])
          + arguments)
    }

    /// Made with the year 2026, with subkeys that sign.
    func make(_ name: String, _ usage: String, _ end: String, subkeys: String...) throws {
      let time = "20260101T000000!"
      try self(time, "--quick-generate-key", "\(name)@qinghe.example", "ed25519", usage, end)
      for end in subkeys { try self(time, "--quick-add-key", fingerprint(of: name), "ed25519", "sign", end) }
    }

    func fingerprint(of name: String) throws -> String {
      let listed = try self("20260101T000000!", "--with-colons", "--list-keys", "\(name)@qinghe.example")
      let line = try #require(listed.split(separator: "\n").first { $0.hasPrefix("fpr:") })
      return String(line.split(separator: ":")[1])
    }

    func export(_ name: String) throws {
      try self(
        "20260701T000000!", "--output", "\(workshop.path)/keys/\(name).gpg", "--export",
        "\(name)@qinghe.example")
    }
  }
}
