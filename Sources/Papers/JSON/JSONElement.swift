/// A value in JSON (RFC 8259), with the line it begins in.
struct JSONElement {
  let line: Int
  let value: Value

  indirect enum Value {
    case null
    case flag(Bool)
    /// As it is written: a number of 19 digits must not be rounded.
    case number(String)
    case text(String)
    case list([JSONElement])
    case object([(key: String, value: JSONElement)])
  }
}
