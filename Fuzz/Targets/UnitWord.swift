@testable import Checks

@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Check.unitWord.stopAtComplaints(about: data, count)
}
