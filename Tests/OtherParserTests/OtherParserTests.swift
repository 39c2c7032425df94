import Foundation
import Lab
import Mail
import Testing

/// Other programs read from our mails what we put into them. What is expected is said by the drafts, not by our reader.
struct OtherParserTests {
  @Test(.enabled(if: Readers.hasPython, "no python3"))
  func pythonReadsWhatWeMeanAndHasNothingToComplainOf() throws {
    let folder = try Folder()
    let readings = try Readers.readWithPython(try Readers.write(HardDraft.all, to: folder))
    #expect(readings.count == HardDraft.all.count)
    for (hard, reading) in zip(HardDraft.all, readings) {
      compare(reading, with: hard, joinsNames: false)
      #expect(reading.values("old-name") == hard.names, "\(hard)")
    }
  }

  @Test(.enabled(if: Readers.hasGMime, "no GMime (Debian: libgmime-3.0-dev)"))
  func gMimeReadsWhatWeMeanAndHasNothingToComplainOf() throws {
    let folder = try Folder()
    let readings = try Readers.readWithGMime(try Readers.write(HardDraft.all, to: folder), in: folder)
    #expect(readings.count == HardDraft.all.count)
    for (hard, reading) in zip(HardDraft.all, readings) { compare(reading, with: hard) }
  }

  /// - Parameter joinsNames: whether a name of several encoded words is read without spaces between them, as
  ///   RFC 2047 §6.2 asks; Python before 3.13 leaves them there.
  private func compare(_ reading: Reading, with hard: HardDraft, joinsNames: Bool = true) {
    #expect(reading.values("complaint") == [], "\(hard)")
    let meant = Reading(meantBy: hard)
    let found = reading.without("complaint", "old-name", "references")
    for (one, other) in zip(found.said, meant.said) where one != other {
      if !joinsNames, one.word == other.word, ["from", "to"].contains(one.word), other.value.utf8.count > 45,
        one.value.filter({ $0 != " " }) == other.value.filter({ $0 != " " })
      {
        continue
      }
      Issue.record("\(hard): \(one.word) \(one.value.debugDescription.prefix(300)), meant \(other)")
    }
    #expect(found.said.count == meant.said.count, "\(hard)")
    reading.expectReferences(of: hard.draft, "\(hard)")
  }
}
