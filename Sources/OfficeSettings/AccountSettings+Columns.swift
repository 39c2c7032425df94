import Papers
import Settings

extension AccountSettings {
  /// The administrator's columns, as the reader of exports knows them.
  package var mapping: [ExportField: String] {
    Dictionary(
      uniqueKeysWithValues: columns.compactMap { field, name in
        ExportField(rawValue: field).map { ($0, name) }
      })
  }
}
