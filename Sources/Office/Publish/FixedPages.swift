import Synchronization

/// The pages that no letter changes (留言须知, the forms): looked at once by each office, as another configuration has an
/// office of its own.
final class FixedPages: Sendable {
  private let areRight = Mutex(false)

  func makeRight(_ work: () throws -> Void) throws {
    try areRight.withLock { areRight in
      guard !areRight else { return }
      try work()
      areRight = true
    }
  }
}
