import Dispatch
import Synchronization

extension Sequence where Element: Sendable {
  /// Hands what `fetch` makes of each element to `work`, in their order; the next one is fetched on another core while one is
  /// worked on. The first error ends it.
  package func eachFetchedAhead<Fetched: Sendable>(
    _ fetch: @escaping @Sendable (Element) throws -> Fetched, _ work: (Fetched) throws -> Void
  ) throws {
    var elements = makeIterator()
    var ahead = elements.next().map { Ahead($0, fetch) }
    while let fetched = try ahead?.get() {
      ahead = elements.next().map { Ahead($0, fetch) }
      do { try work(fetched) } catch {
        // What is fetched from may end with the error.
        ahead?.wait()
        throw error
      }
    }
  }
}

/// Something that is being made on another core.
private final class Ahead<Value: Sendable>: Sendable {
  private let value = Mutex<Result<Value, any Error>?>(nil)
  private let group = DispatchGroup()

  init<Element: Sendable>(_ element: Element, _ make: @escaping @Sendable (Element) throws -> Value) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let made = Result { try make(element) }
      value.withLock { $0 = made }
    }
  }

  func wait() { group.wait() }

  func get() throws -> Value {
    wait()
    guard let made = value.withLock({ $0 }) else { preconditionFailure("it is made when the group is left") }
    return try made.get()
  }
}
