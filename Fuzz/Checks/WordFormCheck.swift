@testable import Papers

extension Complaints {
  /// A form that a unit sends back: a whole file, or the text of a document that is wrapped into one.
  mutating func check(wordForm bytes: [UInt8]) {
    let isFile = bytes.starts(with: FileSign.archive) || bytes.starts(with: CompoundFile.sign)
    let file = isFile ? bytes : Self.document(bytes)
    let document: WordDocument
    do throws(DocumentError) {
      guard let read = try WordDocument(file) else { return }
      document = read
    } catch {
      return requireOneLine(error.description, "the error")
    }
    let size = document.rows.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.utf8.count } }
    require(size <= WordLimits.textBytes + (64 << 10), "\(size) bytes of text")
    for row in document.rows {
      require(!row.cells.isEmpty && (!row.isLoose || row.cells.count == 1), "row \(row)")
    }
    if let form = ReplyForm(in: document) { check(form) }
    check(template: file, rows: document.rows.count)
  }

  private mutating func check(_ form: ReplyForm) {
    for name in [form.handler, form.head, form.leader, form.publication.shown, form.mark] {
      requireOneLine(name, "a name")
    }
    for number in form.numbers {
      require(!number.isEmpty && number.utf8.allSatisfy { $0 < 128 }, "a number \(number.debugDescription)")
    }
  }

  /// The same as what an administrator made: values in it change nothing but what stands in braces.
  private mutating func check(template file: [UInt8], rows: Int) {
    guard let template = try? WordTemplate(file) else { return }  // why not is its tests' matter
    let values = Dictionary(uniqueKeysWithValues: template.names.map { ($0, "<&>\"\n\u{1}值") })
    do {
      let filled = template.filled(with: values)
      require(template.filled(with: values) == filled, "filled in two ways")
      guard let document = try WordDocument(filled) else {
        return require(false, "it is no document any more")
      }
      require(document.rows.count >= rows || !template.names.isEmpty, "rows are lost")
    } catch DocumentError.tooMuch {
    } catch {
      require(false, "filled it cannot be read: \(error)")
    }
  }

  private static func document(_ text: [UInt8]) -> [UInt8] {
    let relations =
      "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    let parts: [(name: String, bytes: [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)), ("_rels/.rels", Array(relations.utf8)),
      ("word/document.xml", text), ("word/numbering.xml", text),
    ]
    return (try? ZipWriter.archive(of: parts)) ?? []  // then there is nothing to check
  }
}
