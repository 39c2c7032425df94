import CCurl
import Synchronization

/// Tells connections that nobody waits for their server any longer: what blocks on it ends within a second.
///
/// Only the reply to a mail's final dot is waited for a little longer: without it the mail's fate is unknown.
package final class Interrupt: Sendable {
  private let raised = Atomic(false)

  package init() {}

  package var isRaised: Bool { raised.load(ordering: .acquiring) }

  package func raise() { raised.store(true, ordering: .releasing) }
}

/// libcurl's progress callback; `context` is an ``Interrupt``. Anything but 0 ends the connecting.
func hearInterrupt(
  _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<Interrupt>.fromOpaque(context).takeUnretainedValue().isRaised ? 1 : 0
}
