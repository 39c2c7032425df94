/// What was laid down lately (近来): so many at least, and at most twice as many. What is older goes all at once, so that
/// nothing need be noted when something is only looked up, and a backlog never loses what it has just laid down.
package struct Recent<Key: Hashable, Value> {
  @usableFromInline let least: Int
  @usableFromInline var newer: [Key: Value] = [:]
  @usableFromInline var older: [Key: Value] = [:]

  @inlinable package init(atLeast least: Int) { self.least = least }

  @inlinable package subscript(key: Key) -> Value? { newer[key] ?? older[key] }

  @inlinable package mutating func lay(_ value: Value, for key: Key) {
    if newer.count >= least { (older, newer) = (newer, [:]) }
    newer[key] = value
  }

  /// Changes what lies there; where nothing does, nothing.
  @inlinable package mutating func change(_ key: Key, _ change: (inout Value) -> Void) {
    if let place = newer.index(forKey: key) { return change(&newer.values[place]) }
    guard var value = older.removeValue(forKey: key) else { return }
    change(&value)
    lay(value, for: key)
  }
}

extension Recent: Sendable where Key: Sendable, Value: Sendable {}
