import Domain

/// Lets a value write itself into its node.
struct JSONNodeEncoder: Encoder {
  private let node: JSONNode
  let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }

  init(node: JSONNode, words: any WordKeeper) { self.init(node: node, userInfo: [.wordKeeper: words]) }

  private init(node: JSONNode, userInfo: [CodingUserInfoKey: Any]) {
    self.node = node
    self.userInfo = userInfo
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
    JSONNodeEncoder(node: key.map { node.add($0.stringValue) } ?? node.add(), userInfo: userInfo)
  }

  /// Of a list, how many items it has.
  fileprivate var count: Int { node.count }

  fileprivate func writeNothing() { node.kind = .literal("null") }

  fileprivate func write(_ text: String) { node.kind = .text(text) }
  fileprivate func write(_ truth: Bool) { node.kind = .literal(truth ? "true" : "false") }
  fileprivate func write(_ number: some FixedWidthInteger) { node.kind = .literal(String(number)) }

  fileprivate func write(_ number: some BinaryFloatingPoint & CustomStringConvertible) throws {
    node.kind = .literal(try CanonicalJSON.text(of: number))
  }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONNodeEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { encoder.next(key).writeNothing() }
  func encode(_ text: String, forKey key: Key) { encoder.next(key).write(text) }
  func encode(_ truth: Bool, forKey key: Key) { encoder.next(key).write(truth) }
  func encode(_ number: Int, forKey key: Key) { encoder.next(key).write(number) }
  func encode(_ number: Int64, forKey key: Key) { encoder.next(key).write(number) }
  func encode(_ number: Double, forKey key: Key) throws { try encoder.next(key).write(number) }
  func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: encoder.next(key)) }

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
  var count: Int { encoder.count }

  func encodeNil() { encoder.next().writeNothing() }
  func encode(_ text: String) { encoder.next().write(text) }
  func encode(_ value: some Encodable) throws { try value.encode(to: encoder.next()) }

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
  func encode(_ truth: Bool) { encoder.write(truth) }
  func encode(_ text: String) { encoder.write(text) }
  func encode(_ number: Double) throws { try encoder.write(number) }
  func encode(_ number: Float) throws { try encoder.write(number) }
  func encode(_ number: Int) { encoder.write(number) }
  func encode(_ number: Int8) { encoder.write(number) }
  func encode(_ number: Int16) { encoder.write(number) }
  func encode(_ number: Int32) { encoder.write(number) }
  func encode(_ number: Int64) { encoder.write(number) }
  func encode(_ number: UInt) { encoder.write(number) }
  func encode(_ number: UInt8) { encoder.write(number) }
  func encode(_ number: UInt16) { encoder.write(number) }
  func encode(_ number: UInt32) { encoder.write(number) }
  func encode(_ number: UInt64) { encoder.write(number) }
  func encode(_ value: some Encodable) throws { try value.encode(to: encoder) }
}
