import Domain
import Foundation
import Glibc

/// What the world outside gives: the clock, randomness, environment variables. Nothing below this target asks.
enum Environment {
  static func now() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// From the kernel's generator (getrandom(2)), which is Swift's own source of randomness on Linux.
  @Sendable static func entropy(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Where systemd put this service's secrets (systemd.exec(5), LoadCredential=).
  static var credentials: String? { ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] }
}
