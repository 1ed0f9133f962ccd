import CFieldScanner
import Cells
import Foundation
import Testing

@testable import DelimitedText

/// The reader and libcsv agree field for field on random text, however the text is cut into buffers.
@Suite struct AgreementTests {
  /// How many texts; RASOAT_FUZZ_RUNS sets it.
  static let runs = ProcessInfo.processInfo.environment["RASOAT_FUZZ_RUNS"].flatMap(Int.init) ?? 6_000

  @Test(arguments: [CFS_PORTABLE, CFS_SSE2, CFS_AVX2])
  func agreesWithLibcsv(variant: cfs_variant) {
    guard cfs_available(variant) != 0 else { return }
    var random = Random(seed: 20_211_125 + UInt64(variant.rawValue))
    for run in 0..<Self.runs {
      let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")][run % 3]
      let text = random.text(delimiter: delimiter)
      let batch = [1, 7, 64, 100, 4096][random.below(5)]
      let rows = Rows(text, delimiter: delimiter, batch: batch, variant: variant)
      let difference = difference(rows, LibcsvOracle(text, delimiter: delimiter).rows)
      #expect(difference == nil, "run \(run), buffers of \(batch): \(shown(text))")
      if difference != nil { return }
    }
  }

  @Test func buffersMakeNoDifferenceWhereCapsArePassed() {
    var random = Random(seed: 4_711)
    for run in 0..<Self.runs {
      let text = random.text(delimiter: UInt8(ascii: ","))
      let caps = Limits(batch: 4096, field: 8 + random.below(20), record: 30 + random.below(60))
      let whole = Rows(text, limits: caps)
      for batch in [1, 16, 50] {
        let cut = Rows(text, limits: Limits(batch: batch, field: caps.field, record: caps.record))
        #expect(cut == whole, "run \(run), \(caps), buffers of \(batch): \(shown(text))")
        if cut != whole { return }
      }
    }
  }

  private func shown(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self).debugDescription }

  /// The first number at which the rows are not what libcsv says, if there is one.
  private func difference(_ read: Rows, _ expected: [LibcsvOracle.Row]) -> Int? {
    let broken = Set(read.troubles.map(\.record))
    for (row, expected) in zip(read.rows, expected) {
      let isEqual = expected.isBroken ? row.fields.starts(with: expected.fields) : row.fields == expected.fields
      let isSame = row.number == expected.number && isEqual && broken.contains(row.number) == expected.isBroken
      if !isSame { return expected.number }
    }
    return read.rows.count == expected.count ? nil : min(read.rows.count, expected.count)
  }
}
