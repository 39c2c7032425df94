import Domain
import Foundation
import Premises

/// The same letters as Markdown, with what Hugo needs to make the same pages and lists of them.
struct HugoSource {
  private let folder: String

  init(in folder: String) { self.folder = folder }

  func write(_ letters: Int, of matters: Matters) throws {
    for number in 0..<letters {
      let matter = matters.matter(number)
      let day = Past.first + number % 790
      let month = "\(day)".prefix(7)
      let directory = "\(folder)/content/q/\(month)"
      if number < 790 {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      }
      let page = """
        ---
        title: "\(matter.title)"
        date: \(day)T15:00:00+08:00
        no: "\(number)"
        dept: "单位\(number % 12)"
        depts: ["d\(number % 12)"]
        months: ["\(month)"]
        categories: ["c\(number % Category.allCases.count)"]
        topics: ["\(matter.topic)"]
        ---
        ## 来信

        \(matter.text)

        ## 答复

        \(matter.answer)

        """
      try page.write(toFile: "\(directory)/\(number).md", atomically: false, encoding: .utf8)
    }
  }
}
