import Glibc

extension Check {
  /// Ends the program at the first complaint: that is how libFuzzer learns of one, and keeps the bytes.
  func stopAtComplaints(about data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let complaints = complaints(about: Array(UnsafeBufferPointer(start: data, count: count)))
    if complaints.isEmpty { return 0 }
    for complaint in complaints { print("\(rawValue): \(complaint)") }
    fflush(nil)
    abort()
  }
}
