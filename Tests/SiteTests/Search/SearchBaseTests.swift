import Domain
import Foundation
import Testing

@testable import Site

/// What the files of the search's base hold, read by the rules that the browser's script reads them by.
struct SearchBaseTests {
  @Test func aPairLeadsToEveryLetterThatHasIt() throws {
    let letters = (1...200).map { Samples.letter($0) }
    let index = try Index(SearchBase.files(of: letters))
    for pair in ["供热", "六岁", "客车", "津贴", "20"] {
      let expected = letters.indices.filter { place in
        let letter = letters[place]
        return "\(letter.title)\n\(letter.question)\n\(letter.answer)".contains(pair)
      }
      #expect(try index.letters(with: pair).map(\.place) == expected, "\(pair)")
    }
  }

  @Test func itIsKnownWhetherAPairStandsInTheTitle() throws {
    let letters = [
      Samples.letter(1, title: "停水", question: "供热不足", answer: "已修复"),
      Samples.letter(2, title: "供热", question: "停水三天", answer: "已修复"),
    ]
    let index = try Index(SearchBase.files(of: letters))
    #expect(try index.letters(with: "停水").map(\.isInTitle) == [true, false])
    #expect(try index.letters(with: "供热").map(\.isInTitle) == [false, true])
    #expect(try index.letters(with: "修复").map(\.isInTitle) == [false, false])
  }

  @Test(arguments: [("ＡＢ１２", "b1"), ("Wi-Fi", "wi"), ("ᠮᠣᠩᠭᠣᠯ", "ᠮᠣ"), ("𠀀𠀁", "𠀀𠀁")])
  func widthAndCaseMakeNoDifference(text: String, pair: String) throws {
    let index = try Index(SearchBase.files(of: [Samples.letter(1, title: text)]))
    #expect(try index.letters(with: pair).map(\.place) == [0])
  }

  @Test func whatPartsWordsPartsPairs() throws {
    let index = try Index(
      SearchBase.files(of: [Samples.letter(1, title: "停、水 管", question: "问", answer: "答")]))
    for pair in ["停水", "水管", "管问"] { #expect(try index.letters(with: pair).isEmpty, "\(pair)") }
  }

  @Test func whatIsInEveryEighthLetterOfThousandsIsOnlyCounted() throws {
    let letters = (1...2100).map { Samples.letter($0, title: "第\($0)件", question: "您好", answer: "已处理") }
    let index = try Index(SearchBase.files(of: letters))
    #expect(try index.record(of: "您好")?.count == 2100 && index.record(of: "您好")?.octets.isEmpty == true)
    #expect(try index.letters(with: "99").isEmpty == false)
  }

  @Test func theSameLettersGiveTheSameFilesAndOthersLieElsewhere() throws {
    let letters = (1...40).map { Samples.letter($0) }
    #expect(try SearchBase.files(of: letters) == SearchBase.files(of: letters))
    let (one, other) = (
      try Index(SearchBase.files(of: letters)), try Index(SearchBase.files(of: letters.dropLast()))
    )
    #expect(one.head.base != other.head.base && one.head.letters == 40)
  }

  @Test func aResultShowsWhatItsPageIsCalledAndHowItBegins() throws {
    let letters = (1...20).map { Samples.letter($0) }
    let files = try SearchBase.files(of: letters)
    let index = try Index(files)
    let shelf = try #require(files.first { $0.path == "hdjl/wszx/ss/\(index.head.base)/1.json" })
    let results = try JSONDecoder().decode([[String]].self, from: Data(shelf.bytes))
    #expect(results.count == 4 && results[3].prefix(2) == ["NM2026000020", letters[19].title])
    #expect(results.allSatisfy { $0.count == 5 && $0[4].contains("答复：") })
  }

  @Test func noLettersAreAnIndexToo() throws {
    let files = try SearchBase.files(of: [])
    #expect(try Index(files).letters(with: "供热").isEmpty)
    #expect(files.contains { $0.path == "hdjl/wszx/ss/ss.json" })
  }
}

/// The base as a reader finds it.
private struct Index {
  struct Head: Decodable {
    let base: String
    let bits: Int
    let letters: Int
  }
  let head: Head
  private let files: [String: [UInt8]]

  init(_ list: [SiteFile]) throws {
    files = Dictionary(uniqueKeysWithValues: list.map { ($0.path, $0.bytes) })
    head = try JSONDecoder().decode(Head.self, from: Data(files["hdjl/wszx/ss/ss.json"] ?? []))
  }

  func record(of pair: String) throws -> (count: Int, octets: ArraySlice<UInt8>)? {
    let scalars = pair.unicodeScalars.map { Int($0.value) }
    let mixed = (UInt32(scalars[0]) &* 31 &+ UInt32(scalars[1])) &* 2_654_435_761
    let shard = head.bits == 0 ? 0 : mixed >> UInt32(32 - head.bits)
    var rest = try #require(files["hdjl/wszx/ss/\(head.base)/\(shard).bin"])[...]
    while !rest.isEmpty {
      let (first, second, count, size) = (
        Self.number(&rest), Self.number(&rest), Self.number(&rest), Self.number(&rest)
      )
      let octets = rest.prefix(size)
      rest = rest.dropFirst(size)
      if [first, second] == scalars { return (count, octets) }
    }
    return nil
  }

  func letters(with pair: String) throws -> [(place: Int, isInTitle: Bool)] {
    guard let record = try record(of: pair) else { return [] }
    var (rest, place) = (record.octets, -1)
    var found: [(Int, Bool)] = []
    while !rest.isEmpty {
      let step = Self.number(&rest)
      place += step / 2 + 1
      found.append((place, step % 2 == 1))
    }
    #expect(found.count == record.count)
    return found
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int {
    var (value, shift) = (0, 0)
    while let octet = rest.popFirst() {
      value |= Int(octet & 0x7F) << shift
      shift += 7
      if octet < 0x80 { break }
    }
    return value
  }
}
