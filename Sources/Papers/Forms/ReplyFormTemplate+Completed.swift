extension ReplyFormTemplate {
  /// What the office writes into a form once its letter is closed, behind the label of a cell. An administrator's own
  /// form has no names in braces there, as units write there: the labels are all that every form has.
  package enum Row: CaseIterable, Sendable {
    case author, telephone, repeated, claimedAt, findings, answer, truth, advice, handler, head, leader,
      review, reviewer, told, rating, remarks

    /// As it is written, without spaces and what stands in brackets.
    fileprivate var labels: [String] {
      switch self {
      case .author: ["网民称呼"]
      case .telephone: ["联系电话"]
      case .repeated: ["重复件"]
      case .claimedAt: ["签收时间"]
      case .findings: ["调查核实情况", "调查核实", "核实情况", "办理情况"]
      case .answer: ["回复内容", "答复内容"]
      case .truth: ["是否属实"]
      case .advice: ["公开建议"]
      case .handler: ["承办人"]
      case .head: ["股室负责人", "科室负责人"]
      case .leader: ["单位领导审签", "领导审签", "单位负责人审签"]
      case .review: ["管理中心审核"]
      case .reviewer: ["审核人"]
      case .told: ["回复网民"]
      case .rating: ["回访结果"]
      case .remarks: ["备注"]
      }
    }

    fileprivate init?(labelled cell: String) {
      guard cell.utf8.count <= 120 else { return nil }
      var name = cell.unicodeScalars.filter {
        !$0.properties.isWhitespace && $0 != ":" && $0 != "：" && $0 != "*"
      }
      if let bracket = name.firstIndex(where: { $0 == "（" || $0 == "(" }) {
        name.removeSubrange(bracket...)
      }
      let label = String(name)
      guard let row = Self.allCases.first(where: { $0.labels.contains(label) }) else { return nil }
      self = row
    }
  }

  /// The form as it lies in the archive: what went out, and what was answered and decided since.
  /// - Parameter rows: what takes the place of the cell behind its label; cells without a value stay as they are.
  /// - Returns: .docx; the same bytes for the same values.
  package func completed(with values: [Field: String], rows: [Row: String]) throws -> [UInt8] {
    guard let file = try WordFile(filled(with: values)) else { throw ReplyFormError.noDocument }
    let parts = try file.archive.names.map { name in
      let bytes = try file.part(name)?.whole() ?? []
      return (name: name, bytes: name == file.main ? Self.written(rows, into: bytes) : bytes)
    }
    return try ZipWriter.archive(of: parts)
  }

  /// A cell of a table, as far as it was read.
  private struct OpenCell {
    /// Where what it holds begins.
    var start: Int
    var text: [UInt8] = []
    /// Of its first paragraph and run, to be kept: `<w:pPr>…</w:pPr>`, `<w:rPr>…</w:rPr>`.
    var paragraph: Range<Int>?
    var run: Range<Int>?
    /// Whether there is a table in it: that is left alone.
    var holdsTable = false
  }

  private static func written(_ rows: [Row: String], into part: [UInt8]) -> [UInt8] {
    var edits: [(place: Range<Int>, bytes: [UInt8])] = []
    var (open, lines): ([OpenCell], [[(cell: OpenCell, end: Int)]]) = ([], [])
    // Where properties begin that are read at the moment: those within others are no concern of ours.
    var (properties, isText): ((name: String, start: Int)?, Bool) = (nil, false)
    var scan = XMLPlaces(part)
    while let (piece, place) = scan.next() {
      switch piece {
      case .start(let bytes, let isEmpty) where !isEmpty:
        let name = String(decoding: bytes, as: UTF8.self)
        switch name {
        case "w:tbl":
          if !open.isEmpty { open[open.count - 1].holdsTable = true }
        case "w:tr": lines.append([])
        case "w:tc": open.append(OpenCell(start: place.upperBound))
        case "w:tcPr", "w:pPr", "w:rPr": if properties == nil { properties = (name, place.lowerBound) }
        case "w:t": isText = true
        default: break
        }
      case .end(let bytes):
        let name = String(decoding: bytes, as: UTF8.self)
        if name == "w:t" { isText = false }
        if let begun = properties, begun.name == name {
          properties = nil
          guard !open.isEmpty else { continue }
          let whole = begun.start..<place.upperBound
          if name == "w:tcPr" { open[open.count - 1].start = place.upperBound }
          if name == "w:pPr", open[open.count - 1].paragraph == nil { open[open.count - 1].paragraph = whole }
          if name == "w:rPr", open[open.count - 1].run == nil { open[open.count - 1].run = whole }
        }
        if name == "w:tc", let cell = open.popLast(), !lines.isEmpty {
          lines[lines.count - 1].append((cell, place.lowerBound))
        }
        if name == "w:tr", let line = lines.popLast() { edits += Self.edits(in: line, rows, part) }
      case .text where isText && !open.isEmpty: open[open.count - 1].text += part[place]
      case .text, .start: continue
      }
    }
    var (bytes, position): ([UInt8], Int) = ([], 0)
    for edit in edits.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      bytes += part[position..<edit.place.lowerBound] + edit.bytes
      position = edit.place.upperBound
    }
    return bytes + part[position...]
  }

  private static func edits(
    in line: [(cell: OpenCell, end: Int)], _ rows: [Row: String], _ part: [UInt8]
  ) -> [(place: Range<Int>, bytes: [UInt8])] {
    zip(line, line.dropFirst()).compactMap { label, value in
      guard let row = Row(labelled: String(decoding: label.cell.text, as: UTF8.self)), let text = rows[row],
        !value.cell.holdsTable
      else { return nil }
      var bytes = Array("<w:p>".utf8) + (value.cell.paragraph.map { Array(part[$0]) } ?? [])
      bytes += Array("<w:r>".utf8) + (value.cell.run.map { Array(part[$0]) } ?? [])
      bytes += Array("<w:t xml:space=\"preserve\">".utf8)
      WordTemplate.write(text, into: &bytes)
      bytes += Array("</w:t></w:r></w:p>".utf8)
      return (value.cell.start..<value.end, bytes)
    }
  }
}
