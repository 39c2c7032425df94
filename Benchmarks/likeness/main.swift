import Domain
import Foundation
import Reading
import Store

// How long it takes to find a letter's like among many: the index on the disk, the few that are worth it compared.
//
//   bench-likeness [LETTERS]             a million, where nothing is said; ends with 1 beyond two milliseconds
//   bench-likeness --write FILE COUNT    writes made-up letters, a title and a text a line, for the peer

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--write", let path = arguments.dropFirst().first,
  let count = arguments.last.flatMap(Int.init)
{
  let lines = (0..<count).map { number in
    let letter = MadeUpLetters.letter(number)
    return "\(letter.title)\t\(letter.text)"
  }
  try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
} else {
  try Measurement(letters: arguments.first.flatMap(Int.init) ?? 1_000_000).run()
}
