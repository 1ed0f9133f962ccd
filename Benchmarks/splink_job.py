"""Links the rows of `fixture-maker heads` with Splink 5; prints JSON with its own seconds and its best F1.

usage: splink_job.py WORKSPACE

Rows come cleaned: the file that the workspace's lists were written from, with folded names beside. The model has levels
and blocking rules for these names; it is trained as Splink's own guide does. Of all thresholds the best for Splink counts."""
import collections
import json
import sys
import time
import unicodedata

import duckdb
import pandas
import splink.comparison_level_library as level
import splink.comparison_library as library
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SAME_YEAR = "year_l = year_r"
SWAPPED = ("birth_l is not null and birth_r is not null and year_l = year_r and substr(birth_l, 6, 2) = "
           "substr(birth_r, 9, 2) and substr(birth_l, 9, 2) = substr(birth_r, 6, 2)")


def folded(name):
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d")).replace(".", " ")
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def rows(workspace):
    """The latest year's rows, without and with their households."""
    table = pandas.read_csv(f"{workspace}/rows.csv", dtype=str, keep_default_na=False).replace("", None)
    table = table[table.period == table.period.max()].copy()
    table["folded"] = table.name.map(folded)
    table["sorted"] = table.folded.map(lambda name: " ".join(sorted(name.split())))
    table["initials"] = table.folded.map(lambda name: "".join(sorted(part[0] for part in name.split())))
    return table.drop(columns=["household", "period"]), dict(zip(table.unique_id, table.household))


def settings():
    name = library.CustomComparison(output_column_name="name", comparison_levels=[
        level.NullLevel("folded"), level.ExactMatchLevel("name"),
        level.ExactMatchLevel("folded", term_frequency_adjustments=True), level.ExactMatchLevel("sorted"),
        level.DamerauLevenshteinLevel("folded", 1), level.DamerauLevenshteinLevel("folded", 2),
        level.JaroWinklerLevel("folded", 0.9), level.ExactMatchLevel("initials"), level.ElseLevel()])
    birth = library.CustomComparison(output_column_name="birth", comparison_levels=[
        level.NullLevel("year"), level.ExactMatchLevel("birth"), level.CustomLevel(SWAPPED, "day and month swapped"),
        level.CustomLevel(f"{SAME_YEAR} and (birth_l is null or birth_r is null)", "one knows the year only"),
        level.CustomLevel(SAME_YEAR, "same year"), level.ElseLevel()])
    number = library.CustomComparison(output_column_name="number", comparison_levels=[
        level.NullLevel("number"), level.ExactMatchLevel("number"), level.DamerauLevenshteinLevel("number", 1),
        level.CustomLevel("length(number_l) <> length(number_r)", "another kind of card"), level.ElseLevel()])
    place = library.CustomComparison(output_column_name="place", comparison_levels=[
        level.NullLevel("village"), level.ExactMatchLevel("village"), level.ExactMatchLevel("commune"),
        level.ElseLevel()])
    blocks = [("number",), ("sorted", "year"), ("birth", "commune"), ("village", "year"), ("sorted", "village"),
              ("birth", "initials")]
    return SettingsCreator(
        link_type="dedupe_only", comparisons=[name, birth, number, place, library.ExactMatch("sex")],
        blocking_rules_to_generate_predictions=[block_on(*keys) for keys in blocks],
        retain_matching_columns=False, retain_intermediate_calculation_columns=False)


def linked(table):
    linker = Linker(DuckDBAPI(duckdb.connect()).register(table), settings())
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("number"), block_on("folded", "birth")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("number"))
    training.estimate_parameters_using_expectation_maximisation(block_on("birth", "commune"))
    return linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()


def clusters(pairs):
    """Connected rows."""
    parent = {}

    def root(row):
        while parent.setdefault(row, row) != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for a, b in zip(pairs.unique_id_l, pairs.unique_id_r):
        a, b = root(a), root(b)
        if a != b:
            parent[a] = b
    found = collections.defaultdict(list)
    for row in list(parent):
        found[root(row)].append(row)
    return found.values()


def f1(found, households):
    """Of pairs of rows in one cluster."""
    both = ours = 0
    for cluster in found:
        ours += len(cluster) * (len(cluster) - 1) // 2
        both += sum(n * (n - 1) // 2 for n in collections.Counter(households[row] for row in cluster).values())
    true = sum(n * (n - 1) // 2 for n in collections.Counter(households.values()).values())
    return 2 * both / max(1, ours + true)


def main():
    table, households = rows(sys.argv[1])
    started = time.monotonic()
    pairs = linked(table)
    seconds = time.monotonic() - started
    thresholds = (.05, .1, .2, .3, .5, .7, .8, .9, .95, .99, .995, .999)
    best = max(f1(clusters(pairs[pairs.match_probability >= t]), households) for t in thresholds)
    print(json.dumps({"seconds": seconds, "f1": best, "rows": len(table)}))


if __name__ == "__main__":
    main()
