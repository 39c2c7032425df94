@testable import Papers

extension Complaints {
  /// Letters with their labels: every line is a letter or a fault, none is both, and none is lost.
  mutating func check(labelledLines bytes: [UInt8]) {
    do throws(LabelledLinesError) {
      let lines = try LabelledLines(bytes, field: "fold").lines
      let numbers = lines.map(\.number)
      require(numbers == Array(Set(numbers)).sorted(), "lines \(numbers)")
      for line in lines { requireOneLine(line.label, "a label") }
    } catch {
      require(!error.faults.isEmpty, "no fault")
      for fault in error.faults { requireOneLine(fault.description, "a fault") }
    }
  }
}
