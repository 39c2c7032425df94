import Foundation
import Office
import Wire
import World

/// Our side of the comparison: a whole office with an empty ledger that takes in all the mail there is, and sorts
/// it. Prints the seconds it took.
struct Pull {
  private let server: ServerAddress
  private let mails: Int

  init(_ arguments: [String]) throws {
    guard arguments.count == 5, let port = UInt16(arguments[0]), let mails = Int(arguments[4]) else {
      throw Trouble(description: "pull PORT USER PASSWORD AUTHORITIES MAILS")
    }
    self.mails = mails
    server = ServerAddress(
      host: "localhost", port: port, security: .tls, user: arguments[1], password: arguments[2],
      authorities: arguments[3])
  }

  func run() throws {
    let world = try World()
    let start = ContinuousClock.now
    let mailbox = IMAPMailbox(at: server, processed: nil)
    let intake = Intake(ledger: world.office.ledger, name: "bench", mailbox: mailbox)
    let taken = try intake.run(at: { world.now })
    var sorted = 0
    while case let count = try Pipeline.sort(world.office, at: world.now), count > 0 { sorted += count }
    mailbox.close()
    let seconds = start.duration(to: .now) / .seconds(1)
    guard taken == mails, sorted == mails else {
      throw Trouble(description: "took \(taken), sorted \(sorted)")
    }
    print(seconds)
  }
}
