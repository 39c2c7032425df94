import Domain
import Foundation
import Glibc

/// What the world outside gives: the clock, randomness, environment variables. Nothing below this target asks.
enum Environment {
  static func now() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// From the kernel's generator (getrandom(2)), which is Swift's own source of randomness on Linux.
  @Sendable static func entropy(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    // It gives eight bytes at a time, however few are taken.
    return (0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }
      .dropLast((8 - count % 8) % 8)
  }

  /// Where systemd put this service's secrets (systemd.exec(5), LoadCredential=).
  static var credentials: String? { ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] }
}
