// The limit: files split into fields and nothing else, on up to two threads, with the reader that the program uses.
// usage: field-splitter FILE…
import Cells
import DelimitedText
import PipelineKit

let fields = Parallel.map(Array(CommandLine.arguments.dropFirst()), jobs: 2) { path -> Int in
  guard let source = try? FileBytes(path: path) else { return 0 }
  let reader = DelimitedReader(source)
  var (batch, count) = (CellBatch(), 0)
  while (try? reader.next(into: &batch)) == true { count += batch.cells.count }
  return count
}
print(fields.reduce(0, +), "fields")
