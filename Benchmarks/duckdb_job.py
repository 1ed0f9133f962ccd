"""The whole job in DuckDB: read, clean, one row a household, counts per commune, tables written.

Arguments: the workspace, the folder for the tables."""
import sys
import duckdb

workspace, out = sys.argv[1:3]
causes = {
    "Không có đất sản xuất": "land", "Không có vốn sản xuất, kinh doanh": "capital", "Không có lao động": "labour",
    "Không có kiến thức về sản xuất": "knowledge", "Nguyên nhân khác": "other",
}
cause = "case " + " ".join(f"when \"Nguyên nhân nghèo\" = '{k}' then '{v}'" for k, v in causes.items()) + " end"
marks = ", ".join(f"CS{i} is not null and trim(CS{i}) <> '' as i{i}" for i in range(1, 13))
groups = ", ".join(f'"{g}" is not null as g{n}' for n, g in enumerate(["DTTS", "NCC", "BTXH", "KKNLĐ"], 1))

db = duckdb.connect()
db.execute("set threads = 2")
db.execute(f"""
create table households as
select distinct on (id) * from (
  select regexp_replace(trim("Họ và tên chủ hộ"), '\\s+', ' ', 'g') as name,
    try_strptime("Ngày sinh", '%d/%m/%Y') as birth, "Giới tính" as sex, "Dân tộc" as ethnicity, "Số CCCD" as id,
    "Thôn" as village, "Xã" as commune, try_cast("Số nhân khẩu" as int) as persons,
    case trim("Phân loại hộ") when 'Hộ nghèo' then 'poor' when 'Hộ cận nghèo' then 'near-poor' end as class,
    try_cast(B1 as int) as b1, try_cast(B2 as int) as b2, {marks}, {cause} as cause, {groups}
  from read_csv('{workspace}/inbox/*.csv', all_varchar = true, header = true))""")
sums = ", ".join([f"count(*) filter (i{i}) as i{i}" for i in range(1, 13)] + [f"count(*) filter (g{g}) as g{g}" for g in range(1, 5)])
db.execute(f"""copy (select commune, class, count(*) as households, sum(persons) as persons, {sums}
  from households group by all order by all) to '{out}/counts.csv'""")
db.execute(f"""copy (select commune, class, cause, count(*) as households
  from households group by all order by all) to '{out}/causes.csv'""")
