"""The whole job in Polars, as in duckdb_job.py. Arguments: the workspace, the folder for the tables."""
import os
import sys

os.environ["POLARS_MAX_THREADS"] = "2"
import polars as pl

workspace, out = sys.argv[1:3]
causes = {
    "Không có đất sản xuất": "land", "Không có vốn sản xuất, kinh doanh": "capital", "Không có lao động": "labour",
    "Không có kiến thức về sản xuất": "knowledge", "Nguyên nhân khác": "other",
}
classes = {"Hộ nghèo": "poor", "Hộ cận nghèo": "near-poor"}
c = pl.col
households = (
    pl.scan_csv(f"{workspace}/inbox/*.csv", infer_schema=False)
    .select(
        c("Họ và tên chủ hộ").str.strip_chars().str.replace_all(r"\s+", " ").alias("name"),
        c("Ngày sinh").str.to_date("%d/%m/%Y", strict=False).alias("birth"),
        c("Giới tính").alias("sex"), c("Dân tộc").alias("ethnicity"), c("Số CCCD").alias("id"),
        c("Thôn").alias("village"), c("Xã").alias("commune"), c("Số nhân khẩu").cast(pl.Int32, strict=False).alias("persons"),
        c("Phân loại hộ").str.strip_chars().replace_strict(classes, default=None).alias("class"),
        c("B1").cast(pl.Int32, strict=False).alias("b1"), c("B2").cast(pl.Int32, strict=False).alias("b2"),
        c("Nguyên nhân nghèo").replace_strict(causes, default=None).alias("cause"),
        *[c(f"CS{i}").is_not_null().alias(f"i{i}") for i in range(1, 13)],
        *[c(g).is_not_null().alias(f"g{n}") for n, g in enumerate(["DTTS", "NCC", "BTXH", "KKNLĐ"], 1)],
    )
    .unique(subset=["id"], keep="any")
    .collect()
)
sums = [c(f"i{i}").sum() for i in range(1, 13)] + [c(f"g{g}").sum() for g in range(1, 5)]
by = ["commune", "class"]
households.group_by(by).agg(pl.len().alias("households"), c("persons").sum(), *sums).sort(by).write_csv(f"{out}/counts.csv")
households.group_by(by + ["cause"]).agg(pl.len().alias("households")).sort(by + ["cause"]).write_csv(f"{out}/causes.csv")
