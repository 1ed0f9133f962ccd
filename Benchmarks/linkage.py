"""Links the same rows of household heads with Splink and with rasoat by turns; prints F1, medians and peaks.

usage: linkage.py RASOAT FIXTURE_MAKER FOLDER ROWS [ROUNDS] [SEED]"""
import collections
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys

from bench import timed

HERE = os.path.dirname(os.path.abspath(__file__))


def truth(workspace):
    """The household of each row of a file."""
    with open(f"{workspace}/rows.csv", newline="") as file:
        households = {}
        for row in csv.DictReader(file):
            year, commune, number = row["unique_id"].split("/")
            households[f"inbox/{year}/{10000 + int(commune)}.csv", number] = row["period"], row["household"]
        return households


def f1(run, households):
    """Of pairs of rows of the latest year in one household."""
    ours = {}
    for name in ("households", "duplicates"):
        with open(f"{run}/lists/{name}.csv", newline="") as file:
            for row in csv.DictReader(file):
                ours[row["file"], row["row"]] = row["household"]
    latest = max(period for period, _ in households.values())
    both, found, true = (collections.Counter() for _ in range(3))
    for place, (period, household) in households.items():
        if period == latest:
            both[ours.get(place, place), household] += 1
            found[ours.get(place, place)] += 1
            true[household] += 1
    pairs = [sum(n * (n - 1) // 2 for n in groups.values()) for groups in (both, found, true)]
    return 2 * pairs[0] / max(1, pairs[1] + pairs[2])


def main():
    rasoat, maker, folder, rows = sys.argv[1:5]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 3
    seed = sys.argv[6] if len(sys.argv) > 6 else "7"
    workspace, out = f"{folder}/heads-{rows}-{seed}", f"{folder}/out/heads"
    if not os.path.exists(f"{workspace}/rows.csv"):
        shutil.rmtree(workspace, ignore_errors=True)
        subprocess.run([maker, "heads", workspace, rows, "1", "bare", seed], check=True)
    with open(f"{workspace}/rasoat.yaml") as file, open(f"{workspace}/tables.yaml", "w") as tables:
        tables.write(file.read() + "publish: {directory: runs, formats: [csv]}\n")
    ours, peers = [], []
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        wall, _, peak = timed([rasoat, "run", f"{workspace}/tables.yaml", "--out", out, "--quiet", "--jobs", "2"])
        run = next(f"{path}/latest" for path, folders, _ in os.walk(out) if "latest" in folders)
        with open(f"{run}/manifest.json") as file:
            stages = json.load(file)["run"]["stages"]
        ours.append((stages["link"], wall, peak))
        result = f"{folder}/out/splink.json"
        wall, _, peak = timed(["sh", "-c", f"exec '{sys.executable}' '{HERE}/splink_job.py' '{workspace}' > '{result}'"])
        with open(result) as file:
            peer = json.load(file)
        peers.append((peer["seconds"], wall, peak))
    print(f"{int(rows):,} rows of heads, a tenth twice, seed {seed}; {rounds} rounds, medians. Linking alone: the stage of "
          "our run; Splink's training and prediction. The whole: from the files.\n")
    print("| program | F1 | linking s | whole s | peak MB |\n|---|---|---|---|---|")
    for name, score, figures in (("rasoat", f1(run, truth(workspace)), ours), ("splink", peer["f1"], peers)):
        link, whole, peak = (statistics.median(f[i] for f in figures) for i in range(3))
        print(f"| {name} | {score:.4f} | {link:.2f} | {whole:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
