import Gaps
import PipelineKit

/// Why nobody knows whether a target is met, and what settles it, in words.
public struct UnknownWords: Sendable {
  private let language: Language

  /// Words in a language.
  public init(_ language: Language) { self.language = language }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Why and what to do, without a stop at the end.
  public func text(_ unknown: Gap.Unknown) -> String { why(unknown) + "; " + remedy(unknown) }

  /// Why.
  public func why(_ unknown: Gap.Unknown) -> String {
    switch unknown {
    case .noSurvey: say("không có đợt rà soát của kỳ này", "there is no survey of its period")
    case .unitGone: say("đơn vị không còn ở kỳ đánh giá", "its unit does not hold at its period")
    case .lists: say("danh sách của kỳ này còn thiếu hoặc bị từ chối", "lists of this period are missing or refused")
    case .noBaseline:
      say("không có đợt rà soát kỳ gốc theo cùng chuẩn nghèo", "there is no survey of the baseline under this standard")
    case .baselineLists:
      say("danh sách của kỳ gốc còn thiếu hoặc bị từ chối", "lists of the baseline are missing or refused")
    case .borders:
      say("không rõ số liệu kỳ gốc theo địa giới hiện nay", "the baseline on today's borders is not known")
    case .total: say("chưa có tổng số hộ để tính tỷ lệ", "nobody gave the number of all households")
    case .pairs:
      say("còn cặp dòng chưa quyết định có phải một hộ", "pairs of rows that may be one household are undecided")
    case .persons:
      say(
        "danh sách không cho biết người nào trong hộ thiếu hụt",
        "the lists do not say which persons of a household are deprived")
    case .names: say("không xác định được các hộ được nêu tên", "the households that it names cannot be told")
    case .measure: say("chưa có số liệu báo cáo", "nobody reported its measure")
    case .form: say("biểu của xã không có cột mà chỉ tiêu cần", "the lists do not ask what it is about")
    }
  }

  /// What settles it.
  public func remedy(_ unknown: Gap.Unknown) -> String {
    switch unknown {
    case .noSurvey: say("thêm kỳ vào surveys của tệp pipeline", "add the period to surveys in the pipeline file")
    case .unitGone:
      say(
        "bổ sung tệp lineage, hoặc chỉ tiêu của các đơn vị cùng nhập vào",
        "complete the lineage file, or the targets of what merged with it")
    case .lists, .baselineLists:
      say("xem rasoat status, bổ sung danh sách rồi chạy lại", "see rasoat status, add the lists and run again")
    case .noBaseline:
      say("thêm kỳ gốc vào surveys của tệp pipeline", "add the baseline to surveys in the pipeline file")
    case .borders: say("kiểm tra tệp lineage", "check the lineage file")
    case .total: say("bổ sung vào tệp totals", "add it to the totals file")
    case .pairs: say("quyết định bằng rasoat review", "decide with rasoat review")
    case .persons:
      say(
        "giao chỉ tiêu theo hộ hoặc báo cáo qua tệp measures",
        "set it for households, or report it in the measures file")
    case .names: say("ghi mã hộ vào tệp targets", "write their ids into the targets file")
    case .measure: say("bổ sung vào tệp measures", "add it to the measures file")
    case .form: say("đề nghị xã gửi theo đúng biểu mẫu", "ask the communes for lists in the form")
    }
  }
}
