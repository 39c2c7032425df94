import Testing

@testable import Reading

struct ModelFileTests {
  private static let bytes = Result { try LetterModel.trained(on: MadeUp.lessons(12)).bytes }
  private var bytes: [UInt8] { get throws { try Self.bytes.get() } }

  private func error(_ change: (inout [UInt8]) -> Void) throws -> ModelError? {
    var bytes = try bytes
    change(&bytes)
    do throws(ModelError) {
      _ = try LetterModel(reading: bytes)
      return nil
    } catch { return error }
  }

  @Test func aFileIsWhatItWas() throws { #expect(try error { _ in } == nil) }

  @Test func somethingElseIsNoModel() throws {
    #expect(try error { $0 = [] } == .notAModel)
    #expect(try error { $0 = Array("SQLite format 3".utf8) } == .notAModel)
    #expect(try error { $0 = Array("HUIYINML".utf8) } != nil)
  }

  @Test func aFileThatIsCutShortSaysByHowMuch() throws {
    let count = try bytes.count
    #expect(try error { $0.removeLast(10) } == .truncated(is: count - 10, shouldBe: count))
    #expect(try error { $0 += [0] } == .damaged("1 bytes follow it"))
  }

  @Test func anotherVersionIsNamed() throws { #expect(try error { $0[8] = 9 } == .otherVersion(9)) }

  @Test func otherConceptsAreNoDamage() throws { #expect(try error { $0[16] ^= 1 } == .otherConcepts) }

  @Test(arguments: [24, 40, 200, 5000]) func oneBitIsNoticed(place: Int) throws {
    #expect(try error { $0[place] ^= 4 } == .damaged("its checksum does not fit"))
  }

  @Test func whatIsTooLargeIsNotRead() throws {
    #expect(try error { $0 += [UInt8](repeating: 0, count: 8 << 20) } == .tooLarge(try bytes.count + 8 << 20))
  }

  @Test func manyLabelsStillFit() throws {
    let lessons = (0..<200).flatMap { label in
      (0..<4).map { number in
        let letters = (0..<300).map {
          Unicode.Scalar(UInt32(0x4E00 + (label * 37 + number * 101 + $0 * 53) % 20_000))!
        }
        return Lesson(ModelText(text: String(String.UnicodeScalarView(letters))), label: "unit \(label)")
      }
    }
    let bytes = try LetterModel.trained(on: lessons, epochs: 1).bytes
    #expect(bytes.count <= LetterModel.mostBytes)
    #expect(try LetterModel(reading: bytes).labels.count == 200)
  }
}
