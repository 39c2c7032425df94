/// The axis of the numbers: from 0 to a round number above them all, in round steps.
struct Scale {
  let step: Int
  let top: Int

  /// 1, 2 or 5 times a power of ten, of which there are five at most.
  init(upTo most: Int) {
    var step = 1
    var factors = [2, 5, 10][...]
    var power = 1
    while most > step * 5 {
      if factors.isEmpty {
        factors = [2, 5, 10]
        power *= 10
      }
      step = power * factors.removeFirst()
    }
    self.step = step
    top = max(1, (most + step - 1) / step) * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }

  /// How far along an axis of that length `value` lies.
  func place(of value: Int, along length: Int) -> Int { (value * length * 2 + top) / (2 * top) }
}

extension Chart {
  var scale: Scale {
    let sums = labels.indices.map { place in
      let values = series.compactMap { $0.values[place] }
      return isStacked ? values.reduce(0, +) : values.max() ?? 0
    }
    return Scale(upTo: max(sums.max() ?? 0, unit.whole))
  }
}
