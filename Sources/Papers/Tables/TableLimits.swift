/// Where we stop reading a table.
package struct TableLimits: Sendable {
  package var fileBytes = 32 << 20
  package var fieldBytes = 64 << 10
  package var columns = 256
  package var rows = 100_000
  package var cells = 1_000_000
  /// Of JSON: arrays and objects in each other.
  package var depth = 32
  /// Of an archive.
  package var entries = 1000
  package var inflatedBytes = 64 << 20
  /// Inflated bytes for one packed byte, from ``smallEntryBytes`` on.
  package var ratio = 100
  package var smallEntryBytes = 64 << 10

  package static let standard = TableLimits()

  package init() {}
}
