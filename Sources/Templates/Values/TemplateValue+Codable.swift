/// As JSON knows them: a text is a string, a flag true or false, a list an array, a record an object. Markup is none of
/// them: whoever reads JSON could not tell who has made it.
extension TemplateValue: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([TemplateValue].self) {
      self = .list(list)
    } else {
      self = .record(try value.decode(TemplateValues.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .text(let text): try value.encode(text)
    case .flag(let flag): try value.encode(flag)
    case .list(let list): try value.encode(list)
    case .record(let values): try value.encode(values)
    case .markup:
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "what is drawn is not kept"))
    }
  }
}
