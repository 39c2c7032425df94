import Foundation
import Mail
import Synchronization
import Testing

@testable import Signatures

/// Accepted mails, damaged byte by byte: none may count with other words. `make mutations` takes every byte of the
/// signed part and of the signature, and also leaves each out and doubles it; here a few stand for all.
struct MutationTests {
  private enum Damage: CaseIterable { case flipped, leftOut, doubled }

  private struct Subject {
    let name: String
    let mail: [UInt8]
    let policy: SignaturePolicy
    let text: String
  }

  private static let isWhole = ProcessInfo.processInfo.environment["HUIYIN_MUTATIONS"] == "all"

  @Test func noDamagedMailCountsWithOtherWords() throws {
    let subjects = try Self.subjects()
    #expect(subjects.count >= 20)
    let tried = Atomic(0)
    let counted = Atomic(0)
    for (number, subject) in subjects.enumerated() {
      #expect(subject.policy.verdict(on: try Message(parsing: subject.mail)).signer?.text == subject.text)
      let body = try Self.body(of: subject.mail)
      let step = Self.isWhole ? 1 : subject.policy.keys.isEmpty ? 41 : 397
      let places = Array(
        stride(from: body.lowerBound + (Self.isWhole ? 0 : number), to: body.upperBound, by: step))
      DispatchQueue.concurrentPerform(iterations: places.count) { index in
        for damage in Self.isWhole ? Damage.allCases : [.flipped] {
          let mail = Self.damaged(subject.mail, at: places[index], damage)
          let signer = (try? Message(parsing: mail)).flatMap { subject.policy.verdict(on: $0).signer }
          tried.add(1, ordering: .relaxed)
          if let signer {
            counted.add(1, ordering: .relaxed)
            if signer.text != subject.text {
              Issue.record("\(subject.name): byte \(places[index]) \(damage) counts with other words")
            }
          }
        }
      }
    }
    print(
      "mutations: \(tried.load(ordering: .relaxed)) of \(subjects.count) mails,",
      "\(counted.load(ordering: .relaxed)) still count, none with other words")
  }

  /// Two or three shapes of each client; and, where gpg is there, three that OpenPGP signed.
  private static func subjects() throws -> [Subject] {
    let shapes = Shape.allCases
    var subjects = try Client.all.enumerated().flatMap { number, client in
      try [0, 3, 6].map { offset in
        let mail = GenuineMail(client: client, shape: shapes[(number + offset) % shapes.count])
        return Subject(
          name: mail.testDescription, mail: try mail.bytes(), policy: try mail.policy(),
          text: mail.shape.text)
      }
    }
    guard Keys.obstacle == nil else { return subjects }
    for options in [[], ["--textmode"]] {
      subjects.append(
        Subject(
          name: "OpenPGP \(options)", mail: Array(Mails.openPGP(try Keys.made().signature(options)).utf8),
          policy: try keyPolicy(), text: Mails.text))
    }
    return subjects
  }

  /// Everything below the mail's header: the signed part, the signature and what holds them together.
  private static func body(of mail: [UInt8]) throws -> Range<Int> {
    try Message(parsing: mail).root.bodyRange
  }

  private static func damaged(_ mail: [UInt8], at place: Int, _ damage: Damage) -> [UInt8] {
    var mail = mail
    switch damage {
    case .flipped: mail[place] ^= 1 << UInt8(place % 8)
    case .leftOut: mail.remove(at: place)
    case .doubled: mail.insert(mail[place], at: place)
    }
    return mail
  }
}
