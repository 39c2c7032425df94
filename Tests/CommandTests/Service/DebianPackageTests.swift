import Foundation
import Glibc
import Rehearsal
import Testing

/// `make deb`: the package, of the program under test, in a folder that is a system of its own.
struct DebianPackageTests {
  /// Nil where a package can be made and installed.
  private static let obstacle: String? = {
    let tools = [
      "/usr/bin/dpkg-deb", "/usr/bin/dpkg-shlibdeps", "/usr/bin/strip", "/usr/bin/chrpath",
      "/usr/bin/systemd-sysusers",
    ]
    if let missing = tools.first(where: { !FileManager.default.isExecutableFile(atPath: $0) }) {
      return "no \(missing)"
    }
    return geteuid() == 0 ? nil : "only root installs packages"
  }()

  private final class System {
    let directory = FileManager.default.temporaryDirectory.path + "/huiyin-deb-" + UUID().uuidString
    var root: String { directory + "/root" }

    init() throws {
      for folder in ["var/lib/dpkg/info", "var/lib/dpkg/updates", "etc"] {
        try FileManager.default.createDirectory(
          atPath: root + "/" + folder, withIntermediateDirectories: true)
      }
      for file in ["status", "available"] { try Files.write("", to: root + "/var/lib/dpkg/" + file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody

    func pack(_ version: String) throws -> String {
      let said = try Command.run(
        "/usr/bin/env",
        [
          "QUICK=1", "VERSION=\(version)", "MAINTAINER=Huiyin <huiyin@naiman.gov.cn>",
          Repository.root + "/Scripts/deb.sh", DaemonProcess.binary, directory,
        ])
      return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func dpkg(_ arguments: String...) throws -> Answer {
      try Answer(
        of: ["/usr/bin/dpkg", "--root=\(root)", "--force-depends", "--force-script-chrootless"] + arguments)
    }

    func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

    func text(_ path: String) throws -> String {
      String(decoding: try Files.read(root + path), as: UTF8.self)
    }
  }

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func itIsInstalledUpgradedAndRemovedWithoutTakingWhatIsNotItsOwn() throws {
    let system = try System()
    let first = try system.pack("0.1.0")
    let installed = try system.dpkg("--install", first)
    #expect(installed.status == 0, "\(installed.errors)")
    for file in [
      "/usr/bin/huiyin", "/usr/lib/systemd/system/huiyin.service", "/usr/share/man/man1/huiyin.1.gz",
      "/usr/share/man/man5/huiyin.yaml.5.gz", "/usr/share/bash-completion/completions/huiyin",
      "/usr/share/zsh/vendor-completions/_huiyin", "/usr/share/fish/vendor_completions.d/huiyin.fish",
      "/usr/share/huiyin/nginx/huiyin.conf", "/usr/share/huiyin/schema/huiyin.json",
      "/usr/share/doc/huiyin/copyright",
      "/etc/huiyin/secrets", "/etc/huiyin/units.yaml",
    ] {
      #expect(system.has(file), "\(file)")
    }
    #expect(try system.text("/etc/passwd").contains("huiyin:"))
    let check = try Answer(
      of: [
        system.root + "/usr/bin/huiyin", "check", "--quiet", "--config",
        system.root + "/etc/huiyin/huiyin.yaml",
      ])
    #expect(check.status == 0, "\(check.errors)")

    let mine = try system.text("/etc/huiyin/units.yaml") + "# mine\n"
    try Files.write(mine, to: system.root + "/etc/huiyin/units.yaml")
    try Files.write("geheim\n", to: system.root + "/etc/huiyin/secrets/imap")
    try Files.write("letters", to: system.root + "/var/lib/huiyin/state/ledger.sqlite")
    let upgraded = try system.dpkg("--install", try system.pack("0.2.0"))
    #expect(upgraded.status == 0, "\(upgraded.errors)")
    #expect(try system.text("/etc/huiyin/units.yaml") == mine)

    #expect(try system.dpkg("--remove", "huiyin").status == 0)
    #expect(!system.has("/usr/bin/huiyin") && !system.has("/usr/share/huiyin"))
    #expect(try system.text("/etc/huiyin/units.yaml") == mine)
    #expect(try system.dpkg("--purge", "huiyin").status == 0)
    #expect(!system.has("/etc/huiyin"))
    #expect(system.has("/var/lib/huiyin/state/ledger.sqlite"), "letters are not taken away with the program")
  }

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")")) func debiansOwnJudgeFindsNoError() throws {
    let system = try System()
    let package = try system.pack("0.1.0")
    let conffiles = try Answer(of: ["/usr/bin/dpkg-deb", "--info", package, "conffiles"])
    #expect(
      conffiles.lines.contains("/etc/huiyin/huiyin.yaml")
        && conffiles.lines.allSatisfy { $0.hasPrefix("/etc/huiyin/") })
    let control = try Answer(of: ["/usr/bin/dpkg-deb", "--field", package, "Depends"]).output
    #expect(control.contains("libcurl4") && control.contains("gpgv"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/lintian") else { return }
    // The program under test finds Swift's libraries where they were built; that of a package has them within it.
    let judged = try Answer(
      of: [
        "/usr/bin/lintian", "--allow-root", "--suppress-tags", "custom-library-search-path", "--fail-on",
        "error",
        package,
      ])
    #expect(judged.status == 0, "\(judged.output)")
  }
}
