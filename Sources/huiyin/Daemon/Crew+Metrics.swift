import Domain
import Office
import Settings
import Wire

extension Crew {
  /// Writes the numbers for whoever watches many machines; nil where nobody wants them.
  var measurer: Worker? {
    guard let file = configuration.metrics.file else { return nil }
    let every = Double(configuration.metrics.every.components.seconds)
    return Worker("metrics", bell: measuring.bell) { [self] worker in
      measuring.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        let numbers = try office.metrics(at: Environment.now(), troubles: troubles)
        // Whoever reads in between finds the whole of the last.
        try DurableFile.write(Array(numbers.text.utf8), to: file, by: "\(file).part", mode: 0o644)
        return .well(rest: every)
      }
    }
  }

  /// Every part that meets others, and whether it is in trouble.
  private var troubles: [(part: String, isInTrouble: Bool)] {
    let rounds =
      collecting.map(\.rounds) + foldersCollecting + foldersDelivering + telling + uploaders.map(\.rounds)
      + [deciding, sending, learning]
    return rounds.map { ($0.subject, $0.isInTrouble) }
  }
}
