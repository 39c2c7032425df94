import Foundation
import Rehearsal
import Testing

/// What documents name beside commands is there: targets of the Makefile, files of the repository, and what links lead to.
struct NamedFileTests {
  @Test func everyTargetIsInTheMakefile() throws {
    let makefile = String(decoding: try Files.read(Repository.root + "/Makefile"), as: UTF8.self)
    let targets = Set(
      makefile.split(separator: "\n").filter { !$0.hasPrefix("\t") && !$0.hasPrefix(".") }
        .compactMap { line in line.firstIndex(of: ":").map { String(line[..<$0]) } })
    #expect(targets.contains("test"))
    for document in try MarkdownFile.all() where !document.isHistory {
      for place in document.lines(in: ["", "sh", "console"]) + document.code {
        let words = place.text.split(separator: " ").map(String.init)
        guard words.count > 1, words[0] == "make", CommandHelp.isName(words[1]) else { continue }
        #expect(targets.contains(words[1]), "\(place)")
      }
    }
  }

  /// `Sources/Office/Pipeline.swift`, or without the folder of the sources: `Office/Pipeline.swift`.
  @Test func everyFileIsInTheRepository() throws {
    let root = Repository.root
    let rooms = try Files.names(in: root) + Files.names(in: root + "/Sources")
    var count = 0
    for document in try MarkdownFile.all() where !document.isHistory {
      for place in document.code where !place.text.contains(where: { " *…<>{}".contains($0) }) {
        guard let room = place.text.split(separator: "/").first, place.text.contains("/"),
          !place.text.hasPrefix("/"), rooms.contains(String(room))
        else { continue }
        count += 1
        let isThere = ["", "Sources/"].contains {
          FileManager.default.fileExists(atPath: "\(root)/\($0)\(place.text)")
        }
        #expect(isThere, "\(place)")
      }
    }
    #expect(count > 100)
  }

  @Test func everyLinkLeadsSomewhere() throws {
    for document in try MarkdownFile.all() {
      let folder = (document.path as NSString).deletingLastPathComponent
      for place in document.prose {
        for link in place.text.matches(of: /\]\(([^)\s]+)\)/) {
          let target = link.1.prefix { $0 != "#" }
          guard !target.isEmpty, !target.contains(":") else { continue }
          let path = [Repository.root, folder, String(target)].filter { !$0.isEmpty }.joined(separator: "/")
          #expect(FileManager.default.fileExists(atPath: path), "\(place)")
        }
      }
    }
  }
}
