import Foundation
import Testing

@testable import Settings

/// Each directory under `Bad` lies over the good configuration and says in `expected-error` what is to be said
/// of it.
@Suite struct BadConfigurationTests {
  private static let names = try? FileManager.default.contentsOfDirectory(
    atPath: Workshop.fixtures + "/Bad")

  @Test func thereAreManyOfThem() throws {
    #expect(try #require(Self.names).count > 50)
  }

  // Without any, the test above fails.
  @Test(arguments: names?.sorted() ?? [])
  func everyProblemIsNamedWithItsPlaceAndAHint(name: String) throws {
    let file = "\(Workshop.fixtures)/Bad/\(name)/expected-error"
    let expected = try String(contentsOfFile: file, encoding: .utf8)
    let complaint = try Workshop("Bad/\(name)").complaint() + "\n"
    #expect(complaint == expected)
  }

  @Test func theGoodConfigurationUnderThemIsGood() throws {
    #expect(try Workshop().complaint() == "")
  }
}
