import Synchronization

/// Something that is worked out when it is first asked for, and kept: several rooms read one mail, and most of them
/// want a part of it only.
final class Once<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  func value(_ make: () -> Value) -> Value {
    kept.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
