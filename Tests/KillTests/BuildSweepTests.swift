import Foundation
import Office
import Premises
import Rehearsal
import Testing

/// `huiyin site build --full`, killed at one system call after the other: readers never see half a page, and the next
/// build ends as if nobody had disturbed it, byte for byte.
@Suite(.serialized) struct BuildSweepTests {
  @Test(.enabled(if: Strace.obstacle == nil, "\(Strace.obstacle ?? "")"))
  func killedAnywhereABuildIsFinishedByTheNext() throws {
    let office = try KilledBuild()
    let counts = try office.calls(["pwrite64", "fdatasync", "write", "rename", "openat", "fsync", "syncfs"])
    let reference = try office.pages()
    #expect(reference.count > 60)
    let wanted = ProcessInfo.processInfo.environment["HUIYIN_KILL_POINTS"].flatMap { Int($0) } ?? 21
    var killed = 0
    for (number, point) in KillPoint.spread(wanted, over: counts).enumerated() {
      // In turns a site that begins with nothing, and one of which every page is to be made again.
      try number % 2 == 0 ? office.removeSite() : office.changeTemplates(to: "\(number)")
      let before = try office.pages()
      if try office.run(under: point.prefix()) { killed += 1 }
      for (path, page) in try office.pages() where path.hasSuffix(".html") {
        #expect(page == before[path] || page.hasSuffix("</html>\n"), "killed at \(point): \(path) is torn")
      }
      try office.restoreTemplates()
      try office.finish()
      let after = try office.pages()
      #expect(
        after == reference, "killed at \(point): \(after.keys.filter { after[$0] != reference[$0] }.sorted())"
      )
    }
    print("killed at \(killed) of \(wanted) points of a build")
    #expect(killed * 2 >= wanted)
  }
}

/// The shipped office with letters that were published.
private final class KilledBuild: KilledOffice {
  let directory = FileManager.default.temporaryDirectory.path + "/huiyin-build-" + UUID().uuidString
  let work = ["site", "build", "--full"]

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    // The program makes what an office has from its first day.
    try finish()
    let premises = try Premises(in: directory, configured: directory + "/config/huiyin.yaml")
    var past = Past(of: premises.office)
    try past.grow(to: 60)
    try premises.office.ledger.close()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  private var foot: String { directory + "/config/templates/site/_foot.html" }

  func removeSite() throws {
    try FileManager.default.removeItem(atPath: directory + "/site")
    try FileManager.default.removeItem(atPath: directory + "/state/site.manifest")
  }

  func changeTemplates(to mark: String) throws {
    let text = String(decoding: try Files.read(foot), as: UTF8.self)
    try Files.write("<!-- \(mark) -->\n" + text, to: foot)
  }

  func restoreTemplates() throws {
    let text = String(decoding: try Files.read(foot), as: UTF8.self)
    guard text.hasPrefix("<!--") else { return }
    try Files.write(String(text.drop { $0 != "\n" }.dropFirst()), to: foot)
  }

  /// What lies below the public directory, what a reader may ask for at least; without the moment of its making.
  func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    // A build that was killed early has not even made it.
    guard FileManager.default.fileExists(atPath: directory + "/site") else { return pages }
    for path in try FileManager.default.subpathsOfDirectory(atPath: directory + "/site") {
      guard !path.contains("/.huiyin-new-"), !path.hasPrefix(".huiyin-new-"),
        ![".gz", ".br"].contains(path.suffix(3)),
        let data = FileManager.default.contents(atPath: "\(directory)/site/\(path)")
      else { continue }
      let text = String(decoding: data, as: UTF8.self)
      pages[path] = text.replacing(/统计截至[0-9年月日: -]+/, with: "")
    }
    return pages
  }
}
