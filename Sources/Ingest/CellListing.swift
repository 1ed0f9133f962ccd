import PipelineKit

/// Every cell of a file as CSV: `sheet,row,column,type,value`.
public enum CellListing {
  /// Writes the listing piece by piece.
  public static func write(_ path: String, to sink: ([UInt8]) -> Void) throws(Failure) {
  }
}
