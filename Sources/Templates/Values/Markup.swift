/// Markup that this module has made of its own marks and of escaped words, so that it may stand in a page as it is. Nobody
/// else can make any.
package struct Markup: Sendable, Equatable {
  package let text: String

  init(_ text: String) { self.text = text }
}

extension String {
  /// As it stands in HTML and in SVG, between tags and in attributes.
  var inMarkup: String {
    var octets: [UInt8] = []
    Escaping.markup.write(self, to: &octets)
    return String(decoding: octets, as: UTF8.self)
  }
}
