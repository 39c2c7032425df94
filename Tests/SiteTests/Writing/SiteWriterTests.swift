import Foundation
import Glibc
import Site
import Testing

struct SiteWriterTests {
  private static let files = [
    SiteFile(path: "index.html", bytes: Array("首页".utf8)),
    SiteFile(path: "hdjl/wszx/2026/NM2026000001.html", bytes: Array("一".utf8)),
  ]

  @Test func filesComeIntoTheirPlacesAndEqualOnesAreLeftAlone() throws {
    let place = try Workplace()
    var writer = try place.writer()
    #expect(try writer.write(Self.files) == change(written: 2))
    #expect(place.text(at: "public/hdjl/wszx/2026/NM2026000001.html") == "一")
    #expect(try writer.write(Self.files) == change(unchanged: 2))
    let corrected = SiteFile(path: "index.html", bytes: Array("新首页".utf8))
    #expect(try writer.write([corrected]) == change(written: 1))
    #expect(place.text(at: "public/index.html") == "新首页")
    #expect(try place.published() == ["index.html", "hdjl/wszx/2026/NM2026000001.html"])
  }

  @Test func onlyWhatWasMadeHereIsRemoved() throws {
    let place = try Workplace()
    var first = try place.writer()
    _ = try first.write(Self.files)
    try place.put("not ours", at: "public/MP_verify.txt")
    // A new process knows what the old one made.
    var second = try place.writer()
    #expect(try second.replace(with: [Self.files[0]]) == change(unchanged: 1, removed: 1))
    #expect(try second.remove(["MP_verify.txt", "nothing.html"]) == change())
    #expect(try place.published() == ["index.html", "MP_verify.txt"])
    #expect(try second.remove(["index.html"]) == change(removed: 1))
    #expect(try place.published() == ["MP_verify.txt"])
  }

  @Test func whatAKilledRunLeftIsCleaned() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.write(Self.files)
    // Killed after the manifest was written and within a page.
    try place.put(
      "+ index.html\n+ hdjl/wszx/2026/NM2026000001.html\n+ b.html\n+ a.h", at: "state/site.manifest")
    try place.put("half", at: "public/.huiyin-new-b.html")
    try place.put("half", at: "public/hdjl/wszx/.huiyin-new-index.html")
    var next = try place.writer()
    #expect(try place.published() == ["index.html", "hdjl/wszx/2026/NM2026000001.html"])
    #expect(try next.replace(with: Self.files) == change(unchanged: 2))
    #expect(try next.replace(with: []) == change(removed: 2))
    #expect(try place.published().isEmpty)
  }

  @Test func theManifestKnowsWhatIsInEachFile() throws {
    let place = try Workplace()
    var writer = try SiteWriter(directory: place.site, manifest: place.manifest, compressing: true)
    let long = SiteFile(path: "index.html", bytes: Array(String(repeating: "首页", count: 500).utf8))
    _ = try writer.write([long, Self.files[1]])
    let check = { try SiteCheck(directory: place.site, manifest: place.manifest).unlikeManifest() }
    #expect(try check() == [])
    #expect(place.text(at: "state/site.manifest")?.contains("+ \(long.hash) index.html\n") == true)
    try place.put("other", at: "public/index.html")
    for copy in ["index.html.gz", "index.html.br"] {
      try FileManager.default.removeItem(atPath: "\(place.site)/\(copy)")
    }
    #expect(
      try Set(check()) == [
        .different(path: "index.html"), .missing(path: "index.html.gz"), .missing(path: "index.html.br"),
      ])
    // What has become too short for a copy has none, and none is missing.
    _ = try writer.write([Self.files[0]])
    #expect(try check() == [] && place.published() == ["index.html", "hdjl/wszx/2026/NM2026000001.html"])
  }

  @Test func aManifestOfAnOlderVersionIsReadAndFilledIn() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.write(Self.files)
    try place.put(
      "+ index.html\n+ hdjl/wszx/2026/NM2026000001.html\n", at: "state/site.manifest")
    var next = try place.writer()
    #expect(try SiteCheck(directory: place.site, manifest: place.manifest).unlikeManifest() == [])
    _ = try next.write([SiteFile(path: "index.html", bytes: [1])])
    #expect(place.text(at: "state/site.manifest")?.hasSuffix(" index.html\n") == true)
    #expect(try next.remove(["hdjl/wszx/2026/NM2026000001.html"]) == change(removed: 1))
  }

  @Test func theManifestDoesNotGrowWithEveryChange() throws {
    let place = try Workplace()
    var writer = try place.writer()
    for number in 0..<1100 { _ = try writer.write([SiteFile(path: "a.txt", bytes: Array("\(number)".utf8))]) }
    #expect(try #require(place.text(at: "state/site.manifest")).split(separator: "\n").count < 1010)
    #expect(try SiteCheck(directory: place.site, manifest: place.manifest).unlikeManifest() == [])
  }

  @Test func aBuildThatFailsLeavesEverythingAsItWas() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.write(Self.files)
    struct Trouble: Error {}
    let everything = { (_: String) in true }
    #expect(throws: Trouble.self) {
      try writer.build(insteadOf: everything) { build in
        try build.add([SiteFile(path: "index.html", bytes: [1]), SiteFile(path: "new.html", bytes: [2])])
        try build.add(each: Array(1...100)) { number in
          if number == 77 { throw Trouble() }
          return SiteFile(path: "\(number).html", bytes: [3])
        }
      }
    }
    #expect(try place.published() == ["index.html", "hdjl/wszx/2026/NM2026000001.html"])
    #expect(place.text(at: "public/index.html") == "首页")
    #expect(try writer.replace(with: Self.files) == change(unchanged: 2))
  }

  @Test func aReaderWithAnotherNameMayRead() throws {
    let place = try Workplace()
    let mask = umask(0o077)
    defer { umask(mask) }
    var writer = try place.writer()
    _ = try writer.write(Self.files)
    #expect(try permissions("\(place.site)/hdjl/wszx/2026") == 0o755)
    #expect(try permissions("\(place.site)/index.html") == 0o644)
  }

  @Test func theManifestMustNotBePublic() throws {
    let place = try Workplace()
    for manifest in ["\(place.site)/site.manifest", "\(place.site)/state/site.manifest"] {
      #expect(throws: SiteError.manifestInside(manifest: manifest, directory: place.site)) {
        try SiteWriter(directory: place.site, manifest: manifest)
      }
    }
  }

  @Test(arguments: ["../x.html", "/etc/x", "a//b", "a/../b", ".htaccess", "a/.git/x", "", "a\nb", "页.html"])
  func aPathThatLeadsAstrayIsRefused(path: String) throws {
    let place = try Workplace()
    var writer = try place.writer()
    #expect(throws: SiteError.badPath(path)) {
      try writer.write([Self.files[0], SiteFile(path: path, bytes: [1])])
    }
    #expect(try place.published().isEmpty)
  }

  @Test func anObstacleIsNamed() throws {
    let place = try Workplace()
    try place.put("a file", at: "public/hdjl")
    var writer = try place.writer()
    let error = #expect(throws: SiteError.self) { try writer.write(Self.files) }
    #expect(error?.description == "\(place.site)/hdjl: cannot be written: is not a directory")
    // All or nothing: readers see what they saw before.
    #expect(try place.published() == ["hdjl"])
  }

  @Test func aLinkInThePublicDirectoryIsNotFollowed() throws {
    let place = try Workplace()
    try place.put("secret", at: "outside.txt")
    var writer = try place.writer()
    symlink("\(place.path)/outside.txt", "\(place.site)/index.html")
    let error = #expect(throws: SiteError.self) { try writer.write(Self.files) }
    #expect(error?.description.hasPrefix("\(place.site)/index.html: cannot be read: ") == true)
    #expect(place.text(at: "outside.txt") == "secret")
  }

  private func change(written: Int = 0, unchanged: Int = 0, removed: Int = 0) -> SiteChange {
    SiteChange(written: written, unchanged: unchanged, removed: removed)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
  }
}
