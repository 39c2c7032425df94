import Domain

/// Lets a value read itself from where it stands.
struct JSONTextDecoder: Decoder {
  fileprivate let text: JSONText
  fileprivate let place: Int
  let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }

  /// - Parameter words: has what people wrote, by its reference.
  init(_ text: JSONText, words: any WordKeeper) {
    self.init(text, at: 0, userInfo: [.wordKeeper: words])
  }

  private init(_ text: JSONText, at place: Int, userInfo: [CodingUserInfoKey: Any]) {
    self.text = text
    self.place = place
    self.userInfo = userInfo
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(MemberReader<Key>(decoder: try expecting(.object, "an object")))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    ListReader(decoder: try expecting(.list, "a list"))
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleReader(decoder: self) }

  fileprivate func at(_ place: Int) -> JSONTextDecoder {
    JSONTextDecoder(text, at: place, userInfo: userInfo)
  }

  fileprivate var isNull: Bool { text.items[place].kind == .null }

  private func expecting(_ kind: JSONText.Kind, _ wanted: String) throws -> JSONTextDecoder {
    let item = text.items[place]
    guard item.kind == kind else { throw JSONError.unexpected(at: item.range.lowerBound, wanted: wanted) }
    return self
  }
}

private struct MemberReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: JSONTextDecoder
  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    // What is no text is no key of ours.
    decoder.text.children(of: decoder.place).compactMap { place in
      (try? decoder.text.text(at: place)).flatMap(Key.init)
    }
  }

  func contains(_ key: Key) -> Bool { decoder.text.member(key.stringValue, of: decoder.place) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try decoder.text.text(at: place(of: key))
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try decoder.text.truth(at: place(of: key))
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try decoder.text.integer(at: place(of: key))
  }

  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try decoder.text.integer(at: place(of: key))
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try decoder.text.number(at: place(of: key))
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: member(key))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { try member(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
  func superDecoder() -> any Decoder { decoder }

  private func member(_ key: Key) throws -> JSONTextDecoder { decoder.at(try place(of: key)) }

  private func place(of key: Key) throws -> Int {
    let name = key.stringValue
    guard let place = decoder.text.member(name, of: decoder.place) else { throw JSONError.missing(name) }
    return place
  }
}

private struct ListReader: UnkeyedDecodingContainer {
  private let decoder: JSONTextDecoder
  private let places: [Int]
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }

  init(decoder: JSONTextDecoder) {
    self.decoder = decoder
    places = decoder.text.children(of: decoder.place)
  }

  var count: Int? { places.count }
  var isAtEnd: Bool { currentIndex == places.count }

  mutating func decodeNil() throws -> Bool {
    guard try here().isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: next()) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private func here() throws -> JSONTextDecoder {
    guard currentIndex < places.count else { throw JSONError.missing("\(currentIndex)") }
    return decoder.at(places[currentIndex])
  }

  private mutating func next() throws -> JSONTextDecoder {
    let decoder = try here()
    currentIndex += 1
    return decoder
  }
}

private struct SingleReader: SingleValueDecodingContainer {
  let decoder: JSONTextDecoder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { decoder.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.text.truth(at: decoder.place) }
  func decode(_ type: String.Type) throws -> String { try decoder.text.text(at: decoder.place) }
  func decode(_ type: Double.Type) throws -> Double { try decoder.text.number(at: decoder.place) }
  func decode(_ type: Float.Type) throws -> Float { Float(try decoder.text.number(at: decoder.place)) }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: decoder) }

  private func integer<Number: FixedWidthInteger>() throws -> Number {
    try decoder.text.integer(at: decoder.place)
  }
}
