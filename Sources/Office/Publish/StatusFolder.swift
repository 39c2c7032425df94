import Digest
import Domain
import Store
import Wire

/// Lays the status of a portal's letters into its folder, a file for each: a projection of the ledger.
///
/// The file is in place before the ledger says that the portal was told: a crash between the two repeats the writing,
/// with the same bytes. A file whose bytes would be the same is not written again.
package final class StatusFolder {
  private let office: Office
  private let portal: String
  private let place: String
  private let folder: any Folder
  private let subfolder: String
  private let batch: Int

  /// - Parameters:
  ///   - portal: the mailbox whose letters they are.
  ///   - place: names the folder; another one is told everything anew.
  ///   - subfolder: where in it the files lie.
  ///   - batch: how many letters are looked at before it is recorded how far we came.
  package init(
    office: Office, portal: String, place: String, folder: any Folder, subfolder: String, batch: Int = 1000
  ) {
    self.batch = batch
    self.office = office
    self.portal = portal
    self.place = "\(place)/\(subfolder)"
    self.folder = folder
    self.subfolder = subfolder
  }

  /// Tells what has changed since the last time.
  /// - Returns: how many files were written.
  package func run(until stop: () -> Bool = { false }) throws -> Int {
    let mark = "told \(portal) \(place)"
    var written = 0
    while !stop() {
      let before = try office.ledger.mark(mark)
      let head = try office.ledger.head().sequence
      guard before < head else { break }
      let changed = try office.ledger.submissions(to: portal, after: before, limit: batch)
      var done = before
      for letter in changed {
        if stop() { break }
        if try tell(letter) { written += 1 }
        done = letter.sequence
      }
      let isThrough = changed.count < batch && done == changed.last?.sequence ?? before
      try office.ledger.write { try $0.setMark(mark, to: isThrough ? head : done) }
      if isThrough { break }
    }
    return written
  }

  private func tell(_ changed: ChangedSubmission) throws -> Bool {
    guard let letter = try office.ledger.letter(changed.letter),
      let file = try StatusFile(letter, in: try letter.root.flatMap(office.ledger.letter), of: office)
    else { return false }
    let bytes = try file.bytes()
    let digest = SHA256.digest(of: Array(place.utf8) + [0] + bytes)
    guard digest != changed.told else { return false }
    try folder.write(bytes, to: file.name, in: subfolder)
    try office.ledger.write { try $0.recordTold(digest, of: letter.id) }
    return true
  }
}
