import ArgumentParser
import Domain
import Office
import Papers
import Settings

/// `huiyin import --history`: what an earlier system had answered (历史数据).
struct ImportEarlier {
  let file: ExportFile
  let isReviewed: Bool

  func show(json: Bool) throws {
    let shown: ShownEarlier
    do {
      shown = try ShownEarlier(file.earlierAnswers(at: Environment.now()), of: file)
    } catch { throw file.failure(of: error) }
    try Console.answer(json ? JSON.text(shown) : shown.page)
    if shown.kept.bad > 0 { throw ExitCode(1) }
  }

  func takeIn(_ configuration: Configuration, json: Bool) throws {
    let deed = Deed(
      name: file.name, madeAt: file.madeAt, isReviewed: isReviewed, export: SentFile(file.bytes))
    let reply = try deed.send(configuration)
    try reply.check()
    guard let receipt = reply.earlier else { return }
    if json { try Console.answer(JSON.text(receipt)) } else { try Console.answer(lines: receipt.lines) }
  }

  struct Deed: ClerksDeed {
    let name: String
    let madeAt: Timestamp
    let isReviewed: Bool
    var export: SentFile

    var file: SentFile? {
      get { export }
      set { if let newValue { export = newValue } }
    }

    /// It is done when the office is set up.
    static var needsLetters: Bool { false }

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      let source = ExportFile(name: name, bytes: export.bytes, madeAt: madeAt)
      do {
        return ControlReply(
          earlier: try office.takeInEarlier(
            name, digest: source.digest, isReviewed: isReviewed, by: clerk, at: now,
            from: source.earlierAnswers(at: now)))
      } catch {
        throw source.failure(of: error)
      }
    }
  }
}
