"""Workbooks, a run with nothing new, a start, a comparison of two runs: ours and what one would use instead, by turns.

usage: others.py RASOAT FOLDER WORKSPACE [ROUNDS]; the workspace is that of bench.py."""
import csv
import itertools
import os
import shutil
import statistics
import subprocess
import sys

from bench import timed

ROWS = 200_000


def workbook(folder, workspace):
    """The first rows of a list as an .xlsx of 26 columns."""
    path = f"{folder}/list.xlsx"
    if not os.path.exists(path):
        import openpyxl
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        files = sorted(os.listdir(f"{workspace}/inbox"))
        lines = itertools.chain.from_iterable(open(f"{workspace}/inbox/{name}", newline="") for name in files)
        for row in itertools.islice(csv.reader(lines), ROWS):
            sheet.append([int(cell) if cell.isdigit() and cell[0] != "0" else cell for cell in row[:26]])
        book.save(path)
    return path


def medians(name, commands, rounds, prepare=lambda: None):
    figures = {program: [] for program in commands}
    for _ in range(rounds):
        for program, command in commands.items():
            prepare()
            figures[program].append(timed(command))
    base = None
    for program, runs in figures.items():
        wall, _, peak = (statistics.median(run[i] for run in runs) for i in range(3))
        base = base or wall
        print(f"| {name} | {program} | {wall:.3f} | {peak:.0f} | {wall / base:.2f} |")


def run(rasoat, workspace, out, *more):
    return [rasoat, "run", f"{workspace}/rasoat.yaml", "--out", out, "--quiet", "--jobs", "2", *more]


def quoted(folder, tools):
    """Lists in which every text stands in quotes."""
    lists = f"{folder}/quoted"
    if not os.path.exists(f"{lists}/rasoat.yaml"):
        subprocess.run([f"{tools}/fixture-maker", "lists", lists, "500000", "4", "100", "plain", "3"], check=True)
    return [f"{lists}/inbox/{name}" for name in sorted(os.listdir(f"{lists}/inbox"))]


def newest(out):
    return next(f"{path}/latest" for path, folders, _ in os.walk(out) if "latest" in folders)


def main():
    rasoat, folder, workspace = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    python, out = sys.executable, f"{folder}/out/others"
    shutil.rmtree(out, ignore_errors=True)
    print(f"{rounds} rounds, medians.\n\n| what | program | wall s | peak MB | wall ÷ rasoat's |\n|---|---|---|---|---|")
    path = workbook(folder, workspace)
    calamine = "import python_calamine as c, sys; w = c.CalamineWorkbook.from_path(sys.argv[1]); " \
               "print(len(w.get_sheet_by_index(0).to_python()))"
    openpyxl = "import openpyxl, sys; w = openpyxl.load_workbook(sys.argv[1], read_only=True); " \
               "print(sum(len(r) for r in w.worksheets[0].iter_rows(values_only=True)))"
    medians(f"all cells of an .xlsx of {ROWS:,} rows of 26", {
        "rasoat": [rasoat, "inspect", path, "--cells"], "calamine": [python, "-c", calamine, path],
        "openpyxl": [python, "-c", openpyxl, path]}, rounds)
    tools = os.path.dirname(rasoat)
    splitter, lists = f"{tools}/field-splitter", quoted(folder, tools)
    medians("500,000 rows, every text in quotes, split into fields", {
        "our reader": [splitter, *lists], "libcsv alone": [splitter, "--libcsv", *lists]}, rounds)
    subprocess.run(run(rasoat, workspace, f"{out}/a"), check=True, capture_output=True)
    medians("a run with nothing new", {
        "rasoat": run(rasoat, workspace, f"{out}/a"), "rasoat --fresh": run(rasoat, workspace, f"{out}/b", "--fresh")},
        rounds)
    medians("start", {"rasoat": [rasoat, "standards"], "python with duckdb": [python, "-c", "import duckdb"]}, rounds)
    changed = f"{folder}/changed"
    shutil.rmtree(changed, ignore_errors=True)
    shutil.copytree(workspace, changed)
    first = f"{changed}/inbox/{min(os.listdir(f'{changed}/inbox'))}"
    with open(first, "rb") as file:
        lines = file.readlines()
    with open(first, "wb") as file:
        file.writelines(lines[:-1000])
    subprocess.run(run(rasoat, changed, f"{out}/c"), check=False, capture_output=True)
    shutil.rmtree(changed)
    a, c = newest(f"{out}/a"), newest(f"{out}/c")
    rows = sum(sum(1 for _ in open(f"{a}/tables/{name}")) for name in os.listdir(f"{a}/tables"))
    medians(f"two runs compared, tables of {rows:,} rows", {
        "rasoat": ["sh", "-c", f"'{rasoat}' diff '{a}' '{c}' --format csv > /dev/null || [ $? = 1 ]"],
        "diff": ["sh", "-c", f"diff -r '{a}/tables' '{c}/tables' > /dev/null || [ $? = 1 ]"]}, rounds)


if __name__ == "__main__":
    main()
