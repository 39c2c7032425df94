/// Why a clerk's line was not carried out, in his words.
struct DeskRefusal: Error, Equatable {
  let chinese: String

  init(_ chinese: String) { self.chinese = chinese }
}
