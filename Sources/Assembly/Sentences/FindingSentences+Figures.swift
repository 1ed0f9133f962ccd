/// The sentences of findings about households that were joined, figures, targets and packs; those about files, rows and
/// cells stand beside the mechanism.
extension FindingSentences {
  static let later: [String: (vi: String, en: String)] = [
    "duplicate-row": (
      "Dòng trùng hoàn toàn với một dòng khác; chỉ tính một lần.", "The same row stands twice; it counts once."
    ),
    "duplicate-identity": (
      "Trùng số CCCD/CMND với một dòng khác của cùng hộ; chỉ tính một lần.",
      "The row has the identity number of another row of the same household; it counts once."
    ),
    "duplicate-person": (
      "Trùng hộ với một dòng khác (tên, ngày sinh, nơi ở, kết quả rà soát khớp nhau); chỉ tính một lần.",
      "The row agrees with another one in name, birth, place and answers: one household, which counts once."
    ),
    "undecided-pair": (
      "Dòng này có thể là cùng hộ với dòng %1; tạm tính cả hai. Đề nghị ghi vào tệp quyết định: same nếu là một hộ, different nếu không.",
      "The row may be the same household as row %1; both count for now. Decide in the decisions file: same or different."
    ),
    "undecided-link": (
      "Dòng này có thể là hộ ở dòng %1 của kỳ trước; tạm tính là hộ khác. Đề nghị ghi vào tệp quyết định: same nếu là một hộ, different nếu không.",
      "The row may be the household of row %1 of an earlier survey; for now they are two. Decide in the decisions file: same or different."
    ),
    "decisions-contradict": (
      "Các quyết định mâu thuẫn: dòng này vừa được ghi là cùng hộ vừa là khác hộ. Đề nghị sửa tệp quyết định.",
      "Decisions contradict each other: by some the row is the same household, by others another one. Correct them."
    ),
    "decision-unknown": (
      "Quyết định nêu dòng %1, nhưng dòng đó không phải là hộ. Đề nghị kiểm tra tệp quyết định.",
      "A decision names the row %1, which is no household. Check the decisions file."
    ),
    "weights-refitted": (
      "Trọng số so hộ trùng được tính lại theo chính kỳ này, từ %1 cặp dòng.",
      "The weights for finding duplicates were fitted anew to this survey, from %1 pairs of rows."
    ),
    "weights-kept": (
      "Chưa đến %1 cặp dòng là một hộ nên giữ trọng số có sẵn để tìm hộ trùng.",
      "Fewer than %1 pairs of rows are one household, so the weights for finding duplicates stay as shipped."
    ),
    "decision-outdated": (
      "Dòng này hoặc dòng %1 đã thay đổi sau khi có quyết định về hai dòng; quyết định không còn áp dụng, đề nghị xem lại.",
      "This row or the row %1 has changed since it was decided about them; the decision does not hold any more, look again."
    ),
    "alike-not-asked": (
      "Có %1 dòng giống nhiều dòng khác như nhau nên không hỏi từng cặp; mỗi dòng vẫn tính là một hộ.",
      "%1 rows are each as like to many others, so nobody is asked about their pairs; each still counts as a household."
    ),
    "comparison-capped": (
      "Có %1 dòng giống nhau quá nhiều nên không so hết từng cặp để tìm hộ trùng.",
      "%1 rows are so much alike that not all their pairs were compared for duplicates."
    ),
    "duplicate-class-differs": (
      "Các dòng của cùng một hộ ghi phân loại khác nhau; tính là %1. Đề nghị xác nhận.",
      "Rows of one household give different classes; %1 holds. Please confirm."
    ),
    "duplicate-place-differs": (
      "Các dòng của cùng một hộ ghi nơi ở khác nhau; tính cho đơn vị mã %1. Đề nghị xác nhận.",
      "Rows of one household give different places; it counts for the unit %1. Please confirm."
    ),
    "identity-shared": (
      "Trùng số CCCD/CMND với hộ khác nhưng tên và năm sinh đều khác; vẫn tính cả hai. Đề nghị kiểm tra số.",
      "Another household has this identity number with another name and year of birth; both count. Check the number."
    ),
    "table-identity-broken": (
      "Số liệu biểu không khớp (%1, %2): %3 so với %4.", "Figures of the forms do not agree (%1, %2): %3 against %4."
    ),
    "persons-too-many": (
      "Số nhân khẩu thuộc hộ nghèo và cận nghèo (%1) lớn hơn tổng số nhân khẩu (%2). Đề nghị kiểm tra tổng số.",
      "There are more persons in poor and near-poor households (%1) than persons (%2). Check the totals."
    ),
    "ethnicities-incomplete": (
      "Có %2 hộ (%1) không rõ dân tộc: biểu theo dân tộc không đủ tổng số.",
      "Of %2 households (%1) the ethnic group is not known: the table of ethnic groups does not add up."
    ),
    "file-copy": (
      "Tệp giống hệt tệp “%1” (cùng nội dung từng byte): chỉ tính một lần. Nếu đã định gửi tệp khác, đề nghị gửi lại.",
      "The file is the same as “%1”, byte for byte, and counts once. If another file was meant, send that one."
    ),
    "file-changing": (
      "Tệp còn đang được ghi (sao chép, tải về hoặc đồng bộ chưa xong) trong lúc đọc nên không được tính. Chờ xong rồi chạy lại.",
      "The file was being written to (copied, loaded or synchronized) while it was read and does not count. Wait and run again."
    ),
    "file-special": (
      "Đây không phải tệp thường mà là ống dẫn, socket hoặc thiết bị của hệ thống: không mở. Chuyển đi nơi khác.",
      "This is no ordinary file but a pipe, a socket or a device of the system, and was not opened. Move it away."
    ),
    "file-shortcut": (
      "Đây là lối tắt, không phải danh sách: bỏ qua. Nếu có danh sách thì chép chính tệp đó vào đây.",
      "This is a shortcut and no list; it was passed over. If a list is meant, put the file itself here."
    ),
    "file-unfinished": (
      "Tệp tạm, tải về hoặc sao chép chưa xong: bỏ qua. Nếu là danh sách thì chờ tải xong hoặc tải lại rồi chạy lại.",
      "A temporary file, not yet loaded or copied whole; it was passed over. If it is a list, let it finish and run again."
    ),
    "file-backup": (
      "Bản sao lưu do chương trình tạo: bỏ qua. Nếu đây mới là danh sách đúng thì đổi lại đuôi tệp (.xlsx, .csv).",
      "A backup that a program made; it was passed over. If this is the right list, give it its ending (.xlsx, .csv) again."
    ),
    "folder-unreadable": (
      "Không đọc được thư mục này vì không có quyền: danh sách trong đó không được tính. Cấp quyền đọc rồi chạy lại.",
      "The system does not let this folder be read; lists in it do not count. Give permission to read it and run again."
    ),
    "folder-twice": (
      "Liên kết tới thư mục đã đọc ở “%1”: không đọc lần nữa.",
      "A link to the folder “%1”, which is read already; it was not read again."
    ),
    "folder-above": (
      "Liên kết dẫn ngược lên thư mục chứa chính nơi đặt danh sách: không đọc theo. Nếu có danh sách ở đó thì chép vào đây.",
      "The link leads up to a folder that holds the lists' own folder and was not followed. If a list is there, put it here."
    ),
    "link-broken": (
      "Liên kết không dẫn tới tệp nào (đích đã mất, hoặc dẫn vòng): không có gì để đọc. Chép chính tệp danh sách vào đây.",
      "The link leads nowhere (its target is gone, or it leads in circles). Put the list itself here."
    ),
    "reference-read": (
      "Tệp tham chiếu %1 (%2): đã đọc %3 hàng, các cột %4.",
      "The reference file %1 (%2): %3 rows were read, the columns %4."
    ),
    "name-unreadable": (
      "Tên tệp hoặc thư mục này không theo UTF-8 (thường do giải nén từ tệp nén cũ) nên không mở được: không được tính. Đổi tên rồi chạy lại.",
      "The name of this file or folder is not UTF-8 (often after unpacking an old archive) and cannot be opened; nothing in it counts. Rename it and run again."
    ),
    "baseline-other-standard": (
      "Kỳ gốc %1 chỉ có theo chuẩn %2, kỳ này theo chuẩn %3: không so sánh được vì hai chuẩn khác nhau.",
      "The baseline %1 is only known under %2, this survey is under %3: two standards are not compared."
    ),
    "baseline-missing": ("Không có số liệu kỳ gốc %1 để so sánh.", "There is no survey of the baseline %1."),
    "past-cut-from-split": (
      "Đơn vị có phần tách ra từ đơn vị khác mà không rõ tỷ lệ: không so sánh được theo địa giới hiện nay.",
      "Part of the unit was cut from another one by an unknown share: it cannot be compared on today's borders."
    ),
    "past-estimated": (
      "Số liệu kỳ gốc của đơn vị được ước tính theo tỷ lệ khai báo (share) của đơn vị bị chia tách; không dùng cho diễn biến và chỉ tiêu.",
      "The unit's figures of the baseline are estimated by the declared shares of a unit that was cut up; flows and targets do not use them."
    ),
    "past-unknown": (
      "Không rõ đơn vị này trước đây là gì: chưa so sánh được. Ghi vào tệp lineage mỗi đơn vị cũ một dòng: %1,merge,<mã cũ>,%2, (nhập cả) hoặc %1,split,<mã cũ>,%2,<phần> (nhận một phần).",
      "What the unit was before is not known: it cannot be compared. Write into the lineage file a line for each unit that it came from: %1,merge,<old code>,%2, (all of it) or %1,split,<old code>,%2,<share> (a part)."
    ),
    "past-by-name": (
      "Coi là thôn cũ %1 (%2) vì trùng tên, trong xã đã nhập hoặc giữ nguyên. Nếu không phải thì ghi dòng đúng vào tệp lineage.",
      "Taken for the earlier village %1 (%2), which has the same name in a commune that was merged or stayed. If it is not, write the right line into the lineage file."
    ),
    "unit-untold": (
      "Không rõ %1 đã thành đơn vị nào trong %2: vẫn tính cho %2 và cấp trên, riêng đơn vị này không có trong số liệu cũ của đơn vị nào bên dưới. Ghi vào tệp lineage dòng %3,merge,%4,<mã mới>, rồi chạy lại.",
      "What %1 became within %2 is not known: it counts for %2 and above, and in no unit's past below that. Write the line %3,merge,%4,<new code>, into the lineage file and run again."
    ),
    "unit-lost": (
      "Đơn vị này không còn mà không rõ đã nhập vào đâu: số hộ kỳ gốc của đơn vị không nằm trong đơn vị nào.",
      "The unit is gone and nothing says what it became: its households of the baseline are in no unit's past."
    ),
    "flows-unbalanced": (
      "Diễn biến không cân đối (%1, %2): cuối kỳ lệch %3 so với đầu kỳ cộng tăng trừ giảm, đầu kỳ lệch %4 so với cuối kỳ gốc.",
      "The flows do not balance (%1, %2): the closing is off by %3, the opening by %4 against the baseline."
    ),
    "flows-differ": (
      "Biểu diễn biến hộ nghèo và hộ cận nghèo không khớp (%1, %2): %3 so với %4.",
      "The flows of the poor and of the near-poor do not agree (%1, %2): %3 against %4."
    ),
    "flows-assumed": (
      "%1 hộ ra khỏi danh sách mà không dòng nào cho biết đi đâu: tính là vượt chuẩn cận nghèo; %2 hộ mới vào danh sách mà kỳ trước không có dòng nào: tính là phát sinh mới hoặc tái nghèo.",
      "No row says what became of %1 households that left the lists: they count as risen above; none names %2 that came before they came: they count as new or relapsed."
    ),
    "target-unknown": (
      "Chưa đánh giá được chỉ tiêu %1: %2.", "Target %1 cannot be judged: %2."
    ),
    "target-undecided": (
      "Chưa biết chỉ tiêu %1 có đạt hay không: còn tùy các cặp hộ chưa quyết định có phải là một hộ; xem bằng rasoat review.",
      "Whether target %1 is met depends on pairs of rows of which nobody has said whether they are one household: see rasoat review."
    ),
    "target-baseline-standard": (
      "Kỳ gốc của chỉ tiêu %1 theo chuẩn nghèo khác: không so sánh được.",
      "The baseline of target %1 was taken under another standard: no comparison."
    ),
    "target-standard-covers": (
      "Chỉ tiêu %1: kỳ %2 được rà soát theo nhiều chuẩn (%3); đánh giá theo %4 vì kỳ gốc %5 cũng được rà soát theo chuẩn này. Nếu kế hoạch đặt theo chuẩn khác thì ghi chuẩn đó vào cột standard của tệp targets.",
      "Target %1: %2 was reviewed under several standards (%3); judged under %4, under which the baseline %5 was reviewed too. If the plan means another, write it into the column standard of the targets file."
    ),
    "target-standard-last": (
      "Chỉ tiêu %1: kỳ %2 được rà soát theo nhiều chuẩn (%3) mà kỳ gốc %5 không có rà soát theo chuẩn nào trong đó; đánh giá theo chuẩn sau cùng, %4. Đề nghị ghi chuẩn của kế hoạch vào cột standard của tệp targets.",
      "Target %1: %2 was reviewed under several standards (%3), and the baseline %5 under none of them; judged under the last, %4. Write the plan's standard into the column standard of the targets file."
    ),
    "target-names-untold": (
      "Chỉ tiêu %1 nêu tên hộ, nhưng không xác định được %2 hộ trong danh sách. Đề nghị ghi mã hộ thay cho tên.",
      "Target %1 names households, and %2 of them cannot be told in the lists. Write their ids instead of names."
    ),
    "target-without-past": (
      "Chỉ tiêu %1: không có đợt rà soát nào trước kỳ gốc nên hộ tái nghèo được tính là phát sinh mới.",
      "Target %1: no survey before the baseline tells who came back; households that did count as new."
    ),
    "target-persons-untold": (
      "Chưa đánh giá được chỉ tiêu %1: danh sách cho biết hộ nào thiếu hụt, không cho biết người nào trong hộ.",
      "Target %1 cannot be judged: the lists say which households are deprived, not which persons in them."
    ),
    "target-measure-missing": (
      "Chưa có số liệu báo cáo “%2” của chỉ tiêu %1 trong measures.csv.",
      "measures.csv has no figure of “%2” for target %1."
    ),
    "target-unit-gone": (
      "Đơn vị %2 của chỉ tiêu %1 không còn ở kỳ đánh giá.", "Unit %2 of target %1 does not hold at its period."
    ),
    "targets-not-sum": (
      "Chỉ tiêu %1 là %2 hộ, nhưng chỉ tiêu giao cho các đơn vị trực thuộc cộng lại là %3 hộ.",
      "Target %1 is %2 households, those of the units below add up to %3."
    ),
    "targets-below-short": (
      "Dù mọi đơn vị trực thuộc đạt chỉ tiêu của mình, số hộ còn lại tới %2, trong khi chỉ tiêu %1 chỉ cho phép %3.",
      "Even when all units below meet their own targets, up to %2 households are left; target %1 allows %3."
    ),
    "target-arithmetic": (
      "Câu của chỉ tiêu %1 không khớp: từ %2 còn %3 là giảm %5, kế hoạch ghi giảm %4. Giữ nguyên như kế hoạch ghi.",
      "The sentence of target %1 does not add up: from %2 to %3 is a fall of %5, the plan says %4. Nothing was changed."
    ),
    "target-text-differs": (
      "Chỉ tiêu %1 có giá trị %2, nhưng câu của kế hoạch ghi %3. Tính theo giá trị.",
      "Target %1 has the value %2, the plan's sentence says %3. The value holds."
    ),
    "target-path": (
      "Chỉ tiêu %1 là giảm %4, nhưng lộ trình từ %2 xuống %3 là giảm %5. Tính theo giá trị của từng chỉ tiêu.",
      "Target %1 is a fall of %4, the plan's path from %2 to %3 is one of %5. Each target's own value holds."
    ),
    "target-path-start": (
      "Câu của chỉ tiêu %1 bắt đầu từ %2, trong khi chỉ tiêu của kỳ gốc là %3.",
      "The sentence of target %1 starts from %2, the target of its baseline is %3."
    ),
    "target-path-rises": (
      "Chỉ tiêu %1 cho phép còn %2, cao hơn mức %3 đặt ra cho kỳ %4.",
      "Target %1 allows %2, more than the %3 that the plan sets for %4."
    ),
    "target-met-at-start": (
      "Chỉ tiêu %1 đã đạt ngay từ kỳ gốc.", "Target %1 was met at its baseline already."
    ),
    "target-impossible": (
      "Chỉ tiêu %1 đòi giảm %2 trong khi kỳ gốc chỉ có %3: không thể đạt.",
      "Target %1 wants a fall of %2, and there was only %3 at the baseline: it cannot be met."
    ),
    "target-borders": (
      "Địa giới đã thay đổi sau khi giao chỉ tiêu %1: kỳ gốc có %2 hộ theo địa giới cũ, %3 hộ theo địa giới hiện nay; đánh giá theo địa giới hiện nay.",
      "Borders changed since target %1 was set: %2 households at the baseline then, %3 on today's borders, which hold."
    ),
    "target-carried": (
      "Đơn vị %2 của chỉ tiêu %1 đã nhập vào %3: đánh giá trên số hộ của %3, gộp các chỉ tiêu %4; đạt khi còn không quá %5 hộ.",
      "Unit %2 of target %1 became part of %3: judged by the households of %3, the targets %4 together; met with at most %5."
    ),
    "file-superseded": (
      "Đã có tệp gửi sau thay thế: %1. Tệp này không tính.", "A later file holds: %1. This one does not count."
    ),
    "sender-unknown": (
      "Không biết tệp này của đơn vị nào. Đề nghị ghi vào submissions.csv hoặc đặt tên xã vào tên tệp.",
      "Nobody can tell whose file this is. Add it to submissions.csv or put the commune's name into the file name."
    ),
    "sender-guessed": (
      "Không có trong submissions.csv; coi là của %1 theo tên tệp hoặc tiêu đề.",
      "Not in submissions.csv; taken as that of %1 by its name or title."
    ),
    "list-empty": (
      "Danh sách không có hộ nào. Đề nghị xã xác nhận hoặc gửi lại.",
      "The list names no household. The commune should confirm or send it again."
    ),
    "list-stale": (
      "Đây là danh sách của kỳ %1 gửi lại; không tính. Đề nghị gửi danh sách của kỳ này.",
      "This is the list of %1 sent again; it does not count. Send the list of this survey."
    ),
    "list-other-standard": (
      "Danh sách lập theo chuẩn nghèo khác (%1); không tính. Đề nghị gửi danh sách theo đúng chuẩn của kỳ này.",
      "The list was made under another poverty standard (%1); it does not count. Send the one under this standard."
    ),
    "list-cut-off": (
      "Danh sách bị cắt giữa chừng: %1. Đề nghị gửi lại cả danh sách; nếu đúng là đủ thì ghi chấp nhận (accept) vào tệp quyết định.",
      "The list ends before its end: %1. Send all of it again; if it is whole, accept it in the decisions file."
    ),
    "list-unreadable": (
      "Danh sách có %1 dòng nhưng không dòng nào tính được; lý do ghi ở từng dòng hoặc từng cột. Đề nghị sửa và gửi lại.",
      "The list has %1 rows and none of them can be counted, for the reasons said of its rows and columns. Mend it and send it again."
    ),
    "sender-differs": (
      "Tệp được ghi là của %1 nhưng tiêu đề hoặc tên trang nói đến %2; vẫn tính cho %1. Đề nghị xem lại.",
      "The file is said to be %1's, but a title or sheet names %2; it counts for %1. Please look at it."
    ),
    "sender-conflict": (
      "Tên tệp và tiêu đề nói đến hai xã khác nhau (%1, %2); không rõ của xã nào nên không tính. Đề nghị ghi vào submissions.csv.",
      "The file's name and its titles name two communes (%1, %2); it was not counted. Say in submissions.csv whose it is."
    ),
    "part-sender-unknown": (
      "Không biết phần này của xã nào; các dòng không được tính. Đề nghị ghi tên xã vào tên trang hoặc tiêu đề, gửi riêng từng xã, hoặc ghi vào submissions.csv (tệp#trang).",
      "Nobody can tell whose this part is; its rows were not counted. Name the commune in the sheet or title, send a file for each commune, or say it in submissions.csv (file#sheet)."
    ),
    "files-added": (
      "Xã gửi nhiều tệp: tệp này được tính cùng với “%1” (%2 hộ có ở cả hai).",
      "The commune sent several files: this one counts beside “%1” (%2 households stand in both)."
    ),
    "files-overlap": (
      "Tệp này và “%1” cùng loại hộ, cùng thôn và có %2 hộ chung; cả hai tệp được tính, hộ chung tính một lần. Nếu tệp này thay tệp kia thì ghi cột part trong submissions.csv.",
      "This file and “%1” have classes, villages and %2 households in common; both count, common households once. If one replaces the other, say so in the column part of submissions.csv."
    ),
    "file-replaces": (
      "Tệp này thay cho “%1” của cùng xã: trước %2 hộ, nay %3 hộ. Nếu là hai phần của một danh sách thì ghi cột part trong submissions.csv.",
      "This file replaces “%1” of the same commune: %2 households before, %3 now. If they are two parts of a list, say so in the column part of submissions.csv."
    ),
    "replacement-doubted": (
      "Tệp này gửi sau “%1” (%2 hộ, nay %3 hộ) nhưng làm số hộ nghèo giảm quá nửa hoặc làm có thôn không còn hộ nào. Nếu đúng là thay thế thì chấp nhận (accept) trong tệp quyết định; nếu không, tệp trước vẫn được tính.",
      "This file came after “%1” (%2 households, now %3) and more than halves the poor or empties villages. Unless that is accepted in the decisions file, the earlier file holds."
    ),
    "files-rival": (
      "Tệp này và “%1” của cùng xã có phần lớn hộ giống nhau; không rõ tệp nào gửi sau nên không tính tệp nào. Đề nghị ghi cả hai tệp và ngày nhận vào submissions.csv.",
      "This file and “%1” of the same commune have mostly the same households, and nobody says which came later: neither counts. Enter both with their days in submissions.csv."
    ),
    "list-without-ending": (
      "Danh sách không có dòng tổng cộng hay chữ ký ở cuối; không có dấu hiệu thiếu hộ nên vẫn được tính.",
      "The list has no total or signature at its end; nothing says that rows are missing, so it counts."
    ),
    "decision-unmatched": (
      "Quyết định chấp nhận “%1” tại %2 không còn ứng với phát hiện nào.",
      "The decision that accepts “%1” at %2 fits no finding any more."
    ),
    "unit-missing": ("Chưa nhận được danh sách của %1.", "The list of %1 has not been received."),
    "unit-refused": (
      "Danh sách của %1 đã nhận nhưng không dùng được.", "The list of %1 was received and cannot be used."
    ),
    "total-too-small": (
      "Số hộ nghèo và cận nghèo (%1) lớn hơn tổng số hộ (%2). Đề nghị kiểm tra tổng số hộ.",
      "There are more poor and near-poor households (%1) than households (%2). Check the totals."
    ),
    "total-missing": (
      "Không có tổng số hộ của %1; không tính được tỷ lệ.", "Nobody gave the number of households of %1; no rate."
    ),
    "pack-unreadable": (
      "Tệp không phải gói số liệu (pack/….zip) hoặc đã hỏng; không tính. Đề nghị cấp dưới gửi lại gói.",
      "The file is no pack (pack/….zip), or is damaged; it was not counted. Ask the lower office to send it again."
    ),
    "pack-changed": (
      "Phần %1 của gói không còn như khi được tạo; không tính gói này. Đề nghị cấp dưới gửi lại gói gốc.",
      "The part %1 of the pack is not as it was made; the pack was not counted. Ask for the pack as it was published."
    ),
    "pack-unit-unknown": (
      "Gói có số liệu của đơn vị mã %1, không thuộc đơn vị này hoặc không có trong units.csv; không tính gói này.",
      "The pack has figures of unit %1, which is not in units.csv or stands elsewhere; the pack was not counted."
    ),
    "pack-other-survey": (
      "Gói không có đợt rà soát %1 theo chuẩn %2; không tính. Đề nghị kiểm tra đã đặt đúng gói chưa.",
      "The pack does not have the survey %1 under %2; it was not counted. See whether it is the right pack."
    ),
    "pack-other-shape": (
      "Gói do phiên bản khác của chương trình tạo ra (phần %1 có cột khác); không tính. Đề nghị cấp dưới chạy lại bằng cùng phiên bản.",
      "The pack was made by another version (part %1 has other columns); it was not counted. Have it made by the same version."
    ),
    "pack-overlaps": (
      "Gói này và gói %1 cùng có số liệu của một đơn vị; cả hai không được tính. Bỏ gói cũ, hoặc ghi ngày nhận vào submissions.csv.",
      "This pack and %1 both have figures of one unit; neither was counted. Take the old one away, or put the days of receipt into submissions.csv."
    ),
    "pack-total-differs": (
      "Tổng số hộ của đơn vị mã %1 trong gói là %2, trong totals.csv là %3; dùng số của gói. Đề nghị đối chiếu.",
      "Households of unit %1: %2 in the pack, %3 in totals.csv; the pack's were used. Please compare."
    ),
    "packs-not-linked": (
      "Số liệu được cộng từ %1 gói: hộ có tên ở hai gói không được đối chiếu, hộ chuyển từ gói này sang gói kia tính là ra và vào.",
      "The figures were added up from %1 packs: households were not compared between packs, and one that moved from one to another left the one and came to the other."
    ),
  ]
}
