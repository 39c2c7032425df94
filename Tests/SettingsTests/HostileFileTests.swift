import Foundation
import Testing

@testable import Settings

@Suite struct HostileFileTests {
  @Test func aFileOfMoreThan256KiBIsRefused() throws {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", "#" + String(repeating: "x", count: YAMLFile.limit))
    #expect(try workshop.complaint() == "huiyin.yaml: DIR/huiyin.yaml is larger than 256 KiB")
  }

  @Test(arguments: ["site: [", "site: {a: ", "site:\n - "])
  func deepNestingIsRefused(beginning: String) throws {
    let workshop = try Workshop()
    let deeper = beginning.split(separator: " ").last.map { $0 + " " } ?? ""
    try workshop.append("huiyin.yaml", beginning + String(repeating: deeper, count: 60_000))
    #expect(try workshop.complaint().hasPrefix("huiyin.yaml"))
  }

  @Test func aliasesThatMultiplyAreNotFollowed() throws {
    let workshop = try Workshop()
    let bomb = (1...40).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1)]\n" }.joined()
    try workshop.append("huiyin.yaml", "l0: &l0 [x, x]\n" + bomb)
    #expect(try workshop.complaint().contains("huiyin.yaml:13:5: anchors and aliases are not allowed"))
  }

  @Test(arguments: [
    [UInt8]([0xFF, 0xFE, 0x6F, 0]), [0], Array("a: \u{7}".utf8), Array("%YAML 9.9\n---\n".utf8),
  ])
  func bytesThatAreNoYamlAreNamedWithTheirPlace(bytes: [UInt8]) throws {
    let workshop = try Workshop()
    try workshop.write("huiyin.yaml", bytes)
    #expect(try workshop.complaint().hasPrefix("huiyin.yaml"))
  }

  @Test func aMissingMainFileIsNamed() throws {
    let workshop = try Workshop()
    try FileManager.default.removeItem(atPath: workshop.path + "/huiyin.yaml")
    #expect(
      try workshop.complaint() == "huiyin.yaml: cannot read DIR/huiyin.yaml: no such file or directory")
  }

  @Test func aNamedPipeIsNotWaitedFor() throws {
    let workshop = try Workshop()
    try FileManager.default.removeItem(atPath: workshop.path + "/units.yaml")
    try #require(mkfifo(workshop.path + "/units.yaml", 0o600) == 0)
    #expect(try workshop.complaint() == "huiyin.yaml:1:1: DIR/units.yaml is not a file")
  }

  @Test func everyCutOfTheShippedConfigurationIsReadOrRefused() throws {
    let workshop = try Workshop()
    let whole = try Data(contentsOf: URL(filePath: Workshop.fixtures + "/../../Config/huiyin.yaml"))
    for length in stride(from: 0, to: whole.count, by: 97) {
      try workshop.write("huiyin.yaml", Array(whole.prefix(length)))
      _ = try workshop.complaint()
    }
  }
}
