import Foundation
import Papers
import Reading

/// Letters and their labels in a file, or on standard input where it is called `-`.
struct LessonFile {
  /// A county's letters of twenty years.
  private static let limit = 512 << 20
  let path: String

  /// Every letter; of a file with bad lines none, and every one of them is told.
  func lessons() throws -> [Lesson] { try lines(field: nil).map(\.lesson) }

  func lines(field: String?, labelled: Bool = true) throws -> [LabelledLines.Line] {
    let bytes = try bytes()
    do throws(LabelledLinesError) {
      return try LabelledLines(bytes, field: field, labelled: labelled).lines
    } catch {
      let shown = error.faults.prefix(20).map { Complaint("\(name):\($0)") }
      let rest = error.faults.count - shown.count
      let more = rest > 0 ? [Complaint("\(name): \(rest) more lines are bad")] : []
      let hint = "a line looks like {\"title\": \"\", \"text\": \"…\", \"label\": \"…\"}; nothing was learnt"
      throw Failure(shown + more + [Complaint("\(name): cannot be used", hint: hint)])
    }
  }

  private func bytes() throws -> [UInt8] {
    let data: Data
    do {
      let file =
        path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      data = try file.read(upToCount: Self.limit + 1) ?? Data()
    } catch {
      throw Failure("\(name): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
    guard data.count <= Self.limit else {
      throw Failure("\(name): is larger than \(Self.limit >> 20) MB", hint: "split it", status: 2)
    }
    return Array(data)
  }

  private var name: String { path == "-" ? "standard input" : path }
}

extension LabelledLines.Line {
  var letter: ModelText { ModelText(title: title, text: text) }
  var lesson: Lesson { Lesson(letter, label: label) }
}
