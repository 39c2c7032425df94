import Domain
import Foundation
import Glibc

/// What the world outside gives: the clock, randomness, environment variables. Nothing below this target asks.
enum Environment {
  static func now() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// From the kernel's generator, all at once (arc4random_buf(3), which cannot fail; in glibc getrandom(2)).
  @Sendable static func entropy(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { octets, end in
      octets.baseAddress.map { arc4random_buf($0, count) }
      end = count
    }
  }

  /// Where systemd put this service's secrets (systemd.exec(5), LoadCredential=).
  static var credentials: String? { variables["CREDENTIALS_DIRECTORY"] }

  static var variables: [String: String] { ProcessInfo.processInfo.environment }
}
