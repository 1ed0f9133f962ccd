/// The districts of Hà Nam with their communes, by the list of mid-2025: in 2016 there were more, and Duy Tiên and Kim Bảng
/// were districts (huyện), as here.
enum HaNamUnits {
  static let districts: [(code: String, name: String, communes: [(code: String, name: String)])] = [
    (
      "347", "Thành phố Phủ Lý",
      communes(
        """
        13285 Phường Quang Trung, 13291 Phường Lê Hồng Phong, 13294 Phường Châu Cầu, 13303 Phường Lam Hạ, \
        13306 Xã Phù Vân, 13309 Phường Liêm Chính, 13315 Phường Thanh Châu, 13318 Phường Châu Sơn, \
        13366 Phường Tân Hiệp, 13426 Xã Kim Bình, 13444 Phường Tân Liêm, 13459 Phường Thanh Tuyền, \
        13507 Xã Đinh Xá, 13513 Xã Trịnh Xá
        """)
    ),
    (
      "349", "Huyện Duy Tiên",
      communes(
        """
        13321 Phường Đồng Văn, 13324 Phường Hòa Mạc, 13327 Xã Mộc Hoàn, 13330 Phường Châu Giang, \
        13333 Phường Bạch Thượng, 13336 Phường Duy Minh, 13342 Phường Duy Hải, 13345 Xã Chuyên Ngoại, \
        13348 Phường Yên Bắc, 13351 Xã Trác Văn, 13354 Phường Tiên Nội, 13357 Phường Hoàng Đông, 13360 Xã Yên Nam, \
        13363 Xã Tiên Ngoại, 13369 Xã Tiên Sơn
        """)
    ),
    (
      "350", "Huyện Kim Bảng",
      communes(
        """
        13384 Phường Quế, 13387 Xã Nguyễn Úy, 13390 Phường Đại Cương, 13393 Phường Lê Hồ, 13396 Phường Tượng Lĩnh, \
        13402 Phường Tân Tựu, 13405 Phường Đồng Hóa, 13408 Xã Hoàng Tây, 13411 Phường Tân Sơn, 13414 Xã Thụy Lôi, \
        13417 Xã Văn Xá, 13420 Xã Khả Phong, 13423 Phường Ngọc Sơn, 13429 Phường Ba Sao, 13432 Xã Liên Sơn, \
        13435 Phường Thi Sơn, 13438 Xã Thanh Sơn
        """)
    ),
    (
      "351", "Huyện Thanh Liêm",
      communes(
        """
        13441 Thị trấn Kiện Khê, 13450 Xã Liêm Phong, 13453 Xã Thanh Hà, 13456 Xã Liêm Cần, 13465 Xã Liêm Thuận, \
        13468 Xã Thanh Thủy, 13471 Xã Thanh Phong, 13474 Thị trấn Tân Thanh, 13477 Xã Thanh Tân, 13480 Xã Liêm Túc, \
        13483 Xã Liêm Sơn, 13486 Xã Thanh Hương, 13489 Xã Thanh Nghị, 13492 Xã Thanh Tâm, 13495 Xã Thanh Nguyên, \
        13498 Xã Thanh Hải
        """)
    ),
    (
      "352", "Huyện Bình Lục",
      communes(
        """
        13501 Thị trấn Bình Mỹ, 13504 Xã Bình Nghĩa, 13510 Xã Tràng An, 13516 Xã Đồng Du, 13519 Xã Ngọc Lũ, \
        13525 Xã Đồn Xá, 13528 Xã An Ninh, 13531 Xã Bồ Đề, 13540 Xã Bình An, 13543 Xã Vũ Bản, 13546 Xã Trung Lương, \
        13552 Xã An Đổ, 13555 Xã La Sơn, 13558 Xã Tiêu Động, 13561 Xã An Lão
        """)
    ),
    (
      "353", "Huyện Lý Nhân",
      communes(
        """
        13567 Xã Hợp Lý, 13570 Xã Nguyên Lý, 13573 Xã Chính Lý, 13576 Xã Chân Lý, 13579 Xã Đạo Lý, \
        13582 Xã Công Lý, 13585 Xã Văn Lý, 13588 Xã Bắc Lý, 13591 Xã Đức Lý, 13594 Xã Trần Hưng Đạo, \
        13597 Thị trấn Vĩnh Trụ, 13600 Xã Nhân Thịnh, 13606 Xã Nhân Khang, 13609 Xã Nhân Mỹ, 13612 Xã Nhân Nghĩa, \
        13615 Xã Nhân Chính, 13618 Xã Nhân Bình, 13621 Xã Phú Phúc, 13624 Xã Xuân Khê, 13627 Xã Tiến Thắng, \
        13630 Xã Hòa Hậu
        """)
    ),
  ]

  /// "13285 Phường Quang Trung, 13291 …".
  private static func communes(_ text: String) -> [(code: String, name: String)] {
    text.split(separator: ",").map { part in
      let words = part.split(separator: " ", maxSplits: 1)
      return (String(words[0]), String(words[1]))
    }
  }
}
