import Foundation

/// A private authority made on the spot with openssl (`Scripts/ca.sh`), and a forger's own.
package struct Certificates: Sendable {
  package let directory: String

  /// Makes both authorities and a certificate for every leader of the cast.
  package init(in directory: String) throws {
    self.directory = directory
    try Self.ca(["init", directory])
    for leader in Cast.leaders { try Self.ca(["leader", directory, leader.name, leader.address]) }
    try Self.ca(["init", directory + "/forger"])
    let victim = Cast.leaders[0]
    try Self.ca(["leader", directory + "/forger", victim.name, victim.address])
    try Self.ca(["leader", directory + "/forger", Cast.roadLeader.name, Cast.roadLeader.address])
  }

  func sign(_ mail: [UInt8], as signature: Reply.Signature) throws -> [UInt8] {
    switch signature {
    case .none: mail
    case .genuine(let address): try Self.ca(["sign", directory, address], input: mail)
    case .forged(let address): try Self.ca(["sign", directory + "/forger", address], input: mail)
    }
  }

  @discardableResult
  private static func ca(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh"] + arguments, input: input)
  }
}
