"""How time and memory grow with the rows, and what a second core gives.

usage: growth.py RASOAT FIXTURE_MAKER FOLDER ROWS [ROUNDS]: half as many rows, as many, twice, five and ten times as many"""
import os
import shutil
import statistics
import subprocess
import sys

from bench import timed


def main():
    rasoat, maker, folder, rows = sys.argv[1:4] + [int(sys.argv[4])]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 3
    print(f"Growth, columns in order, {rounds} rounds, medians:\n\n| rows | threads | wall s | CPU s | peak MB |\n"
          "|---|---|---|---|---|")
    for count, jobs in ((rows // 2, 2), (rows, 2), (rows, 1), (2 * rows, 2), (5 * rows, 2), (10 * rows, 2)):
        workspace, out = f"{folder}/{count}-plain-0-1", f"{folder}/out/growth"
        if not os.path.exists(f"{workspace}/rasoat.yaml"):
            shutil.rmtree(workspace, ignore_errors=True)
            subprocess.run([maker, "lists", workspace, str(count), "16", "0", "plain", "1"], check=True)
        figures = []
        for _ in range(rounds):
            shutil.rmtree(out, ignore_errors=True)
            figures.append(timed(
                [rasoat, "run", f"{workspace}/rasoat.yaml", "--out", out, "--quiet", "--jobs", str(jobs), "--fresh"]))
        wall, cpu, peak = (statistics.median(figure[i] for figure in figures) for i in range(3))
        print(f"| {count:,} | {jobs} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |", flush=True)
        if count > rows:
            shutil.rmtree(workspace)
    shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
