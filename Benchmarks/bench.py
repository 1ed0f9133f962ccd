"""Runs the peers' jobs and ours alternately on the same lists, compares the counts cell by cell, prints medians.

usage: bench.py RASOAT FIXTURE_MAKER FOLDER ROWS [ROUNDS] [plain|shuffled] [QUOTED] [SEED]"""
import csv
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def timed(command):
    """Wall seconds, CPU seconds and peak megabytes of a command; nil when it failed."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def peer_counts(folder):
    """The peer's tables as {(commune, class, what): number}."""
    counts = {}
    with open(f"{folder}/counts.csv", newline="") as file:
        for row in csv.DictReader(file):
            for what in row.keys() - {"commune", "class"}:
                counts[row["commune"], row["class"], what] = int(row[what])
    with open(f"{folder}/causes.csv", newline="") as file:
        for row in csv.DictReader(file):
            counts[row["commune"], row["class"], row["cause"]] = int(row["households"])
    return counts


def our_counts(folder):
    """Our tables in the same shape."""
    indicators = [
        "employment", "dependants", "nutrition", "health-insurance", "adult-education", "child-schooling",
        "housing-quality", "housing-area", "water", "toilet", "telecom", "information-means"]
    groups = ["ethnic-minority", "merit", "social-protection", "no-labour"]
    names = {i: f"i{n}" for n, i in enumerate(indicators, 1)} | {g: f"g{n}" for n, g in enumerate(groups, 1)}
    counts = {}
    for table, column in (("indicators", "indicator"), ("causes", "cause"), ("groups", "group")):
        with open(f"{folder}/tables/{table}.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["level"] == "commune" and row["households"] and row[column] != "female-head":
                    what = names.get(row[column], row[column])
                    counts[row["name"], row["class"], what] = int(row["households"])
    with open(f"{folder}/tables/summary.csv", newline="") as file:
        for row in csv.DictReader(file):
            if row["level"] == "commune":
                for word in ("poor", "near-poor"):
                    for what in ("households", "persons"):
                        counts[row["name"], word, what] = int(row[f"{word.replace('-', '_')}_{what}"] or 0)
    return counts


def joined(folder):
    """How many rows we joined because the people are alike."""
    with open(f"{folder}/lists/duplicates.csv", newline="") as file:
        return sum(row["reason"] == "same-person" and row["role"] == "dropped" for row in csv.DictReader(file))


def main():
    rasoat, maker, folder, rows = sys.argv[1:5]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    order = sys.argv[6] if len(sys.argv) > 6 else "plain"
    quoted, seed = (sys.argv[7:9] + ["0", "1"][max(0, len(sys.argv) - 7):])[:2]
    workspace = f"{folder}/{rows}-{order}-{quoted}-{seed}"
    if not os.path.exists(f"{workspace}/rasoat.yaml"):
        shutil.rmtree(workspace, ignore_errors=True)
        subprocess.run([maker, "lists", workspace, rows, "16", quoted, order, seed], check=True)
    out = f"{folder}/out"
    shutil.rmtree(out, ignore_errors=True)
    jobs = {"rasoat": [rasoat, "run", f"{workspace}/rasoat.yaml", "--out", f"{out}/rasoat", "--quiet", "--jobs", "2", "--fresh"]}
    splitter = os.path.join(os.path.dirname(rasoat), "field-splitter")
    inputs = sorted(f"{workspace}/inbox/{name}" for name in os.listdir(f"{workspace}/inbox"))
    jobs["splitting alone"] = [splitter, *inputs]
    for peer in ("duckdb", "polars"):
        try:
            subprocess.run([sys.executable, "-c", f"import {peer}"], check=True, capture_output=True)
            os.makedirs(f"{out}/{peer}")
            jobs[peer] = [sys.executable, f"{HERE}/{peer}_job.py", workspace, f"{out}/{peer}"]
        except subprocess.CalledProcessError:
            print(f"{peer}: not installed, left out")
    times = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            if name == "rasoat":
                shutil.rmtree(f"{out}/rasoat", ignore_errors=True)
            times[name].append(timed(command))
            if name == "rasoat":
                ours = our_counts(f"{out}/rasoat/bench/2024/latest")
    size = sum(os.path.getsize(f"{workspace}/inbox/{f}") for f in os.listdir(f"{workspace}/inbox"))
    print(f"{int(rows):,} rows, {size / 1e6:.0f} MB, 16 files, 32 columns, columns {order}, {quoted} % of rows quoted, "
          f"seed {seed}; {rounds} rounds, medians")
    print(f"{joined(f'{out}/rasoat/bench/2024/latest')} rows were joined with others of another number, which the peers do not do.\n")
    print("| program | wall s | CPU s | peak MB | wall ÷ rasoat's | cells that differ |\n|---|---|---|---|---|---|")
    base = statistics.median(t[0] for t in times["rasoat"])
    for name, runs in times.items():
        wall, cpu, memory = (statistics.median(run[i] for run in runs) for i in range(3))
        differ = "–"
        if name in ("duckdb", "polars"):
            theirs = peer_counts(f"{out}/{name}")
            cells = ours.keys() | theirs.keys()
            wrong = sum(ours.get(cell, 0) != theirs.get(cell, 0) for cell in cells)
            differ = f"{wrong} of {len(cells)}"
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {wall / base:.2f} | {differ} |")


if __name__ == "__main__":
    main()
