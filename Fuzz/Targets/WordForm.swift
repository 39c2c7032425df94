@testable import Checks

@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Check.wordForm.stopAtComplaints(about: data, count)
}
