/// What tells one series from another, in colour and without.
struct SeriesStyle {
  let number: Int
  /// Red, green and blue.
  var colour: UInt32 { [0x17508A, 0xB5541C, 0x566270, 0x17508A][number] }
  /// Lengths of dashes and of the gaps between them; none for a line without gaps.
  var dashes: [Int] { [[], [7, 4], [2, 3], [9, 3, 2, 3]][number] }

  init(_ number: Int) { self.number = number % Chart.mostSeries }
}
