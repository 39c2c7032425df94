extension Chart {
  /// The numbers of the picture, for whoever does not see it; a dash where there is nothing to tell.
  package var table: Markup {
    let heads = ([labelling] + series.map { "\($0.name)（\(unit.name)）" }).map {
      "<th scope=\"col\">\($0.inMarkup)</th>"
    }
    let rows = labels.enumerated().map { place, label in
      let cells = series.map { "<td>\($0.values[place].map(unit.text) ?? "—")</td>" }
      return "<tr><th scope=\"row\">\(label.inMarkup)</th>\(cells.joined())</tr>\n"
    }
    return Markup(
      """
      <table class="chart-data">
      <caption>\(title.inMarkup)</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """)
  }
}
