import Domain
import Testing

@testable import Settings

@Suite struct ShippedConfigurationTests {
  @Test func itLoadsFromAFreshCheckoutWithoutAProblemOrAWarning() throws {
    let configuration = try shipped()
    print(configuration.effective())
    #expect(configuration.warnings.isEmpty, "\(configuration.warnings)")
  }

  private func shipped() throws -> Configuration {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try Configuration.load(from: "/\(root)/Config/huiyin.yaml", today: try #require(Day("2026-06-01")))
  }
}
