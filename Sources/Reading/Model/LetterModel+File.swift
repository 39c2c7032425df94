/// The model as bytes, all numbers little-endian:
///
///     "HUIYINML"  version u32  length of the whole u32  what concepts mean u64  checksum of all that follows u64
///     labels u16, each: length u16, UTF-8, lessons u32
///     calibration: weights of the signs, the constant last, and the certain confidence f32
///     one step of a weight f32
///     rows u32, each: number u32, rarity u16 in steps of 1/2048, one weight i16 for each label
extension LetterModel {
  package static let version = 2
  package static let mostBytes = 8 << 20
  static let magic = Array("HUIYINML".utf8)
  static let headBytes = 32
  private static let rarityStep: Float = 1 / 2048

  package var bytes: [UInt8] {
    var writer = ModelWriter()
    writer.put16(labels.count)
    for label in labels {
      let name = Array(label.name.utf8.prefix(1000))
      writer.put16(name.count)
      writer.put(name)
      writer.put32(label.lessons)
    }
    for sign in 0...Signs.constant { writer.put(calibration.weights[sign]) }
    writer.put(calibration.certainFrom)
    let step = weights.reduce(Float(0)) { max($0, pointwiseMax($1, -$1).max()) } / 32_000
    writer.put(step)
    let rows = tellingRows(
      atMost: (Self.mostBytes - Self.headBytes - writer.bytes.count - 4) / (6 + labels.count * 2))
    writer.put32(rows.count)
    for row in rows {
      writer.put32(row)
      writer.put16(Int((rarity.weights[row] / Self.rarityStep).rounded()))
      for label in labels.indices {
        let weight = weights[row * lanes + label / 8][label % 8]
        writer.put16(step > 0 ? Int((weight / step).rounded()) & 0xFFFF : 0)
      }
    }
    return Self.head(of: writer.bytes) + writer.bytes
  }

  static func head(of body: [UInt8]) -> [UInt8] {
    var head = ModelWriter()
    head.put(magic)
    head.put32(version)
    head.put32(headBytes + body.count)
    head.put64(Concepts.shared.meaning)
    head.put64(ModelChecksum.of(body[...]))
    return head.bytes
  }

  /// In their order; where all are too many, those that tell the most.
  private func tellingRows(atMost limit: Int) -> [Int] {
    let strengths = rarity.weights.indices.map { row in
      rarity.weights[row] == 0 && row != FeatureSpace.constant
        ? 0
        : (0..<lanes).reduce(Float(0)) {
          max($0, pointwiseMax(weights[row * lanes + $1], -weights[row * lanes + $1]).max())
        }
    }
    let telling = strengths.indices.filter { strengths[$0] > 0 || rarity.weights[$0] > 0 }
    guard telling.count > limit else { return telling }
    let ordered = telling.sorted { strengths[$0] == strengths[$1] ? $0 < $1 : strengths[$0] > strengths[$1] }
    return ordered.prefix(limit).sorted()
  }

  /// Reads a model back; no bytes whatever do harm.
  package init(reading bytes: [UInt8]) throws(ModelError) {
    guard bytes.count <= Self.mostBytes else { throw .tooLarge(bytes.count) }
    guard bytes.starts(with: Self.magic) else { throw .notAModel }
    var reader = ModelReader(bytes[Self.magic.count...])
    let version = try reader.take32()
    guard version == Self.version else { throw .otherVersion(version) }
    let length = try reader.take32()
    guard bytes.count == length else {
      if bytes.count < length { throw .truncated(is: bytes.count, shouldBe: length) }
      throw .damaged("\(bytes.count - length) bytes follow it")
    }
    let meaning = try reader.take64()
    guard try reader.take64() == ModelChecksum.of(reader.rest) else {
      throw .damaged("its checksum does not fit")
    }
    guard meaning == Concepts.shared.meaning else { throw .otherConcepts }
    try self.init(body: &reader)
  }

  private init(body reader: inout ModelReader) throws(ModelError) {
    let count = try reader.take16()
    guard (1...Self.mostLabels).contains(count) else { throw .damaged("\(count) labels") }
    var labels: [Label] = []
    for _ in 0..<count {
      let name = try reader.take(try reader.take16())
      labels.append(Label(name: String(decoding: name, as: UTF8.self), lessons: try reader.take32()))
    }
    var signs = Signs.zero
    for sign in 0...Signs.constant { signs[sign] = try reader.takeFloat() }
    let (certainFrom, step) = (try reader.takeFloat(), try reader.takeFloat())
    guard (0...Signs.constant).allSatisfy({ abs(signs[$0]) <= 1000 }), !certainFrom.isNaN,
      (0...1000).contains(step)
    else { throw .damaged("a number is none") }
    guard Set(labels.map(\.name)).count == count else { throw .damaged("a label stands twice") }
    let lanes = (count + 7) / 8
    var weights = [SIMD8<Float>](repeating: .zero, count: FeatureSpace.count * lanes)
    var rarities = [Float](repeating: 0, count: FeatureSpace.count)
    for _ in 0..<(try reader.take32()) {
      let row = try reader.take32()
      guard row < FeatureSpace.count else { throw .damaged("there is no row \(row)") }
      rarities[row] = Float(try reader.take16()) * Self.rarityStep
      for label in 0..<count {
        let weight = Int16(truncatingIfNeeded: try reader.take16())
        weights[row * lanes + label / 8][label % 8] = Float(weight) * step
      }
    }
    guard reader.rest.isEmpty else { throw .damaged("\(reader.rest.count) bytes too many") }
    self.init(
      labels: labels, calibration: Calibration(weights: signs, certainFrom: certainFrom),
      rarity: Rarity(weights: rarities), weights: weights)
  }
}
