/// The pipeline file of the example.
enum PipelineText {
  static let text = """
    # An example: the district and its communes are real, the villages, households and persons are invented.
    # Made by `swift run fixture-maker fixtures/tu-mo-rong`, which writes the same bytes each time;
    # expected/summary.csv says what is to be found in the lists.
    name: tu-mo-rong
    title: Rà soát hộ nghèo huyện Tu Mơ Rông
    unit: "617"
    reference:
      units: ref/units.csv
      totals: ref/totals.csv
      targets: ref/targets.csv
      measures: ref/measures.csv
      submissions: ref/submissions.csv
    surveys:
      - {period: "2021", standard: qd59-2015, inputs: ["inbox/2021-nd59/**"]}
      - {period: "2021", standard: nd07-2021, inputs: ["inbox/2021-nd07/**"]}
      - {period: "2022", standard: nd07-2021, due: "2022-12-08", inputs: ["inbox/2022-nd07/**"]}
    publish: {directory: runs, formats: [csv]}

    """
}
