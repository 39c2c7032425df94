import Domain

/// Lets a value write itself into its node.
struct JSONNodeEncoder: Encoder {
  let node: JSONNode
  let words: any WordKeeper
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [.wordKeeper: words] }

  /// Texts, numbers and truths are written here; everything else says itself what it consists of.
  func write(_ value: some Encodable) throws {
    switch value {
    case let text as String: node.kind = .text(text)
    case let truth as Bool: node.kind = .literal(truth ? "true" : "false")
    case let number as Int: node.kind = .literal(String(number))
    case let number as Int64: node.kind = .literal(String(number))
    case let number as Double: node.kind = .literal(try Self.literal(number))
    case let number as any FixedWidthInteger: node.kind = .literal("\(number)")
    default: try value.encode(to: self)
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.kind = .object
    return KeyedEncodingContainer(Members<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.kind = .list
    return Items(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  fileprivate func next(_ key: (any CodingKey)? = nil) -> JSONNodeEncoder {
    JSONNodeEncoder(node: key.map { node.add($0.stringValue) } ?? node.add(), words: words)
  }

  fileprivate func writeNothing() { node.kind = .literal("null") }

  /// Whole numbers have no point.
  private static func literal(_ number: Double) throws -> String {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, .init(codingPath: [], debugDescription: "JSON has no such number"))
    }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONNodeEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { encoder.next(key).writeNothing() }
  func encode(_ value: some Encodable, forKey key: Key) throws { try encoder.next(key).write(value) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { encoder.next(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.next(key).unkeyedContainer()
  }

  func superEncoder(forKey key: Key) -> any Encoder { encoder.next(key) }
  func superEncoder() -> any Encoder { encoder }
}

private struct Items: UnkeyedEncodingContainer {
  let encoder: JSONNodeEncoder
  var codingPath: [any CodingKey] { [] }
  var count: Int { encoder.node.items.count }

  func encodeNil() { encoder.next().writeNothing() }
  func encode(_ value: some Encodable) throws { try encoder.next().write(value) }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<
    NestedKey
  > { encoder.next().container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.next().unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder.next() }
}

private struct Single: SingleValueEncodingContainer {
  let encoder: JSONNodeEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.writeNothing() }
  func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
