// The limit: files split into fields and nothing else, on up to two threads, with the reader that the program uses or,
// for comparison, with libcsv alone, which calls back for each field.
// usage: field-splitter [--libcsv] FILE…
import CLibCSV
import Cells
import DelimitedText
import PipelineKit

func fieldsByReader(_ source: FileBytes) -> Int {
  let reader = DelimitedReader(source)
  var (batch, count) = (CellBatch(), 0)
  while (try? reader.next(into: &batch)) == true { count += batch.cells.count }
  return count
}

func fieldsByLibcsv(_ source: FileBytes) -> Int {
  var parser = csv_parser()
  csv_init(&parser, 0)
  defer { csv_free(&parser) }
  var (count, bytes) = (0, [UInt8]())
  let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { _, _, count in
    count?.assumingMemoryBound(to: Int.self).pointee += 1
  }
  repeat {
    csv_parse(&parser, bytes, bytes.count, field, { _, _ in }, &count)
    bytes.removeAll(keepingCapacity: true)
  } while ((try? source.read(upTo: 1 << 20, appendingTo: &bytes)) ?? 0) > 0
  csv_fini(&parser, field, { _, _ in }, &count)
  return count
}

var paths = Array(CommandLine.arguments.dropFirst())
let isLibcsv = paths.first == "--libcsv"
if isLibcsv { paths.removeFirst() }
let fields = Parallel.map(paths, jobs: 2) { path -> Int in
  guard let source = try? FileBytes(path: path) else { return 0 }
  return isLibcsv ? fieldsByLibcsv(source) : fieldsByReader(source)
}
print(fields.reduce(0, +), "fields")
