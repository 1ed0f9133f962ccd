"""A nation on a small machine: each office's lists are run by themselves, its pack is kept, and the packs are added up.

usage: nation.py RASOAT FIXTURE_MAKER FOLDER OFFICES ROWS [YEARS]: so many offices with so many rows in each of their years"""
import csv
import os
import shutil
import subprocess
import sys

from bench import timed

STANDARD = "nd07-2021"


def made(maker, folder, code, rows, years, seed):
    """An office's workspace: its codes begin with its own; most households of a year are there in the next."""
    shutil.rmtree(folder, ignore_errors=True)
    for year in years:
        part = f"{folder}/{year}"
        subprocess.run([maker, "lists", part, str(rows), "8", "0", "plain", str(seed), str(year - years[0])], check=True)
        os.renames(f"{part}/inbox", f"{folder}/inbox/{year}")
    with open(f"{folder}/{years[0]}/ref/units.csv") as file:
        units = [dict(row) for row in csv.DictReader(file)]
    with open(f"{folder}/{years[0]}/ref/totals.csv") as file:
        totals = [dict(row) for row in csv.DictReader(file)]
    for unit in units:
        unit["code"] = code if unit["code"] == "9" else f"{code}-{unit['code']}"
        unit["parent"] = {"": "", "9": code}.get(unit["parent"], f"{code}-{unit['parent']}")
    totals = [{**row, "unit": f"{code}-{row['unit']}", "period": str(year)} for year in years for row in totals]
    return units, totals


def written(folder, name, unit, units, totals, years, inputs):
    os.makedirs(f"{folder}/ref", exist_ok=True)
    for table, rows in (("units", units), ("totals", totals)):
        with open(f"{folder}/ref/{table}.csv", "w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    surveys = "".join(f'  - {{period: "{year}", standard: {STANDARD}, inputs: ["{inputs(year)}"]}}\n' for year in years)
    with open(f"{folder}/rasoat.yaml", "w") as file:
        file.write(f'name: {name}\ntitle: {name}\nunit: "{unit}"\nreference: {{units: ref/units.csv, totals: '
                   f"ref/totals.csv}}\nsurveys:\n{surveys}publish: {{directory: runs, formats: [csv]}}\n")


def main():
    rasoat, maker, folder, offices, rows = *sys.argv[1:4], int(sys.argv[4]), int(sys.argv[5])
    years = list(range(2026 - (int(sys.argv[6]) if len(sys.argv) > 6 else 1), 2026))
    nation, office = f"{folder}/nation", f"{folder}/office"
    shutil.rmtree(nation, ignore_errors=True)
    os.makedirs(f"{nation}/packs")
    all_units, all_totals = [{"code": "VN", "name": "Cả nước", "level": "nation", "parent": "", "valid_from": "",
                              "valid_to": "", "area": "rural"}], []
    figures = []
    print(f"A nation: {offices} offices with {rows:,} rows in each of {len(years)} years, one after the other, then their "
          "packs.\n\n| what | rows | wall s | peak MB |\n|---|---|---|---|")
    for number in range(offices):
        code = f"P{number:02}"
        units, totals = made(maker, office, code, rows, years, 1000 * number)
        written(office, code.lower(), code, units, totals, years, lambda year: f"inbox/{year}/**")
        figures.append(timed([rasoat, "run", f"{office}/rasoat.yaml", "--quiet", "--jobs", "2"]))
        shutil.copy(f"{office}/runs/{code.lower()}/{years[-1]}/latest/pack/{code.lower()}-{years[-1]}.zip",
                    f"{nation}/packs/{code}.zip")
        for unit in units:
            unit["parent"] = unit["parent"] or "VN"
        all_units += units
        all_totals += totals
        if number in (0, offices - 1):
            print(f"| office {number + 1} of {offices} | {rows * len(years):,} | {figures[-1][0]:.1f} | "
                  f"{figures[-1][2]:.0f} |", flush=True)
        shutil.rmtree(office)
    written(nation, "nation", "VN", all_units, all_totals, years, lambda year: "packs/*.zip")
    size = sum(os.path.getsize(f"{nation}/packs/{name}") for name in os.listdir(f"{nation}/packs")) / 1e6
    for count in sorted({max(1, offices // 4), max(1, offices // 2), offices}):
        kept = {f"P{number:02}" for number in range(count)}
        part = f"{folder}/part"
        shutil.rmtree(part, ignore_errors=True)
        os.makedirs(f"{part}/packs")
        for code in kept:
            os.link(f"{nation}/packs/{code}.zip", f"{part}/packs/{code}.zip")
        own = [row for row in all_units if row["code"] == "VN" or row["code"].split("-")[0] in kept]
        written(part, "part", "VN", own, [row for row in all_totals if row["unit"].split("-")[0] in kept], years,
                lambda year: "packs/*.zip")
        wall, _, peak = timed([rasoat, "rollup", f"{part}/rasoat.yaml", "--quiet", "--jobs", "2"])
        print(f"| rollup of {count} packs, {len(own):,} units | {count * rows * len(years):,} | {wall:.1f} | {peak:.0f} |",
              flush=True)
    print(f"\nThe {offices} packs are {size:.0f} MB. The largest peak of an office: {max(f[2] for f in figures):.0f} MB.")
    shutil.rmtree(nation)
    shutil.rmtree(f"{folder}/part")


if __name__ == "__main__":
    main()
