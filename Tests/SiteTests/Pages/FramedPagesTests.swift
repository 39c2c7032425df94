import Domain
import Foundation
import Templates
import Testing

@testable import Site

/// The site within a portal: in its frame, and below a path of its host.
struct FramedPagesTests {
  private func framed() throws -> SitePages {
    let shell = """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><link rel="stylesheet" href="/portal.css">
      <!-- huiyin: head -->
      </head><body><header>奈曼旗门户</header>
      <!-- huiyin: page -->
      <footer>版权所有</footer></body></html>
      """
    let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Config/templates").standardized.path
    let identity = Samples.identity.at("https://www.naiman.example/huiyin/", basePath: "/huiyin/")
    return SitePages(
      identity: identity, isFramed: true,
      templates: try TemplateLibrary(
        directory: directory, frame: PageFrame(Array(shell.utf8), named: "portal.html")))
  }

  @Test func everyPageIsWholeInTheFrame() throws {
    let pages = try framed()
    for file in try [
      pages.letter(Samples.heating), pages.notice(), pages.notFound(), pages.statistics(Samples.statistics),
    ]
      + pages.lookUpForm() where file.path.hasSuffix(".html")
    {
      var walk = ElementWalk(file.bytes)
      while let found = walk.next() {
        if case .fault(let line, let reason) = found { Issue.record("\(file.path):\(line): \(reason)") }
      }
      for words in ["/portal.css", "奈曼旗门户", "版权所有", "<meta name=\"SiteIDCode\"", "栏目导航", "class=\"huiyin\""] {
        #expect(file.text.contains(words), "\(words) in \(file.path)")
      }
      #expect(file.text.components(separatedBy: "<title>").count == 2)
      #expect(!file.text.contains("Content-Security-Policy") && !file.text.contains("网站标识码"))
    }
  }

  @Test func itsStyleLeavesThePortalAlone() throws {
    let style = try #require(try framed().assets().first).text
    #expect(
      style.contains(".huiyin .pair") && !style.contains("\nbody {")
        && !style.contains("prefers-color-scheme"))
  }

  @Test func addressesHaveTheBasePath() throws {
    let pages = try framed()
    #expect(pages.root == "/huiyin/")
    #expect(
      try pages.letter(Samples.heating).text.contains("https://www.naiman.example/huiyin/hdjl/wszx/2026/"))
    #expect(try pages.notFound().text.contains("href=\"https://www.naiman.example/huiyin/style.css\""))
  }
}

extension SiteIdentity {
  fileprivate func at(_ address: String, basePath: String) -> SiteIdentity {
    SiteIdentity(
      name: name, domain: domain, idCode: idCode, column: column, organiser: organiser, contact: contact,
      icp: icp,
      policeRecord: policeRecord, address: address, basePath: basePath, office: office, regulation: regulation
    )
  }
}
