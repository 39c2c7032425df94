import Domain

/// What a clerk says of a call (电话告知): `已告知 电话 时间 谁`, `联系不上：原因`, `不再联系：原因`.
enum CallWord: Equatable {
  /// In whatever order; what is left out is as registered, now, and the author himself.
  case told(String)
  case notReached(String)
  case givenUp(String)

  /// Nil where the line is none of the words.
  init?(reading line: String) {
    if let tail = Self.tail(of: line, after: ["已告知", "已电话告知", "已电告", "已通知"]) {
      self = .told(tail)
    } else if let tail = Self.tail(of: line, after: ["不再联系", "放弃联系"]) {
      self = .givenUp(tail)
    } else if let tail = Self.tail(of: line, after: ["联系不上", "无法联系", "未接通", "无人接听", "打不通"]) {
      self = .notReached(tail.isEmpty ? OfficeText.bare(line) : tail)
    } else {
      return nil
    }
  }

  private static func tail(of line: String, after words: [String]) -> String? {
    for word in words where line.hasPrefix(word) {
      let tail = OfficeText.withoutClosingBrackets(String(line.dropFirst(word.count)))
      let marks: Set<Character> = ["：", ":", "，", ",", "。", " ", "\u{3000}"]
      return OfficeText.trimmed(String(tail.drop(while: marks.contains)))
    }
    return nil
  }
}

/// `13800000000 11月25日 10:20 张三`, each where it was said, in whatever order.
struct CallDetails: Equatable {
  private(set) var telephone: String?
  private(set) var time: Timestamp?
  private(set) var who: String?

  init(_ text: String, now: Timestamp) {
    var words = Self.words(text)
    // A day and its hour are two words: the longest that is a time is it.
    search: for length in [3, 2, 1] {
      for start in words.indices.dropLast(length - 1) {
        let piece = words[start..<(start + length)]
        guard piece.allSatisfy(Self.mayBeOfTime),
          let time = EntryTime(piece.joined(separator: " "), now: now)?.time
        else { continue }
        self.time = time
        words.removeSubrange(start..<(start + length))
        break search
      }
    }
    if let place = words.firstIndex(where: { Telephone(reading: $0) != nil }) {
      telephone = Telephone(reading: words.remove(at: place))?.number
    }
    let rest = words.joined(separator: " ")
    if !rest.isEmpty { who = String(rest.prefix(60)) }
  }

  /// A colon stands within a time, so it separates nothing here; at most so many words as anybody needs.
  private static func words(_ text: String) -> [String] {
    let marks: Set<Character> = [" ", "\t", "\u{3000}", "，", ",", "、", "；", ";", "\n"]
    return text.prefix(200).split(whereSeparator: marks.contains).map { OfficeText.bare(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// A run of digits is a telephone, though it could be seconds since 1970.
  private static func mayBeOfTime(_ word: String) -> Bool {
    let digits = OfficeText.halfWidth(word).utf8.count { (48...57).contains($0) }
    return digits < word.utf8.count
  }
}
