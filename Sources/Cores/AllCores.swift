import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `work` makes of each element, in their order, made on all cores at once; the first error in that order ends it.
  package func mappedOnAllCores<Result: Sendable>(
    _ work: @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    // A slice holds enough that handing it out costs nothing beside it, and few enough that no core waits long.
    let length = Swift.max(1, Swift.min(64, count / 8))
    let slices = Mutex<[[Swift.Result<Result, any Error>]]>(
      .init(repeating: [], count: (count + length - 1) / length))
    DispatchQueue.concurrentPerform(iterations: (count + length - 1) / length) { number in
      let slice = self[number * length..<Swift.min((number + 1) * length, count)]
      let results = slice.map { element in Swift.Result { try work(element) } }
      slices.withLock { $0[number] = results }
    }
    return try slices.withLock { $0 }.flatMap { try $0.map { try $0.get() } }
  }
}
