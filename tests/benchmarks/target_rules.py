"""Measure the target rules: 514 regions × 5 indicators × 3 rules, once as provinces, once as one.

Run with ``python tests/benchmarks/target_rules.py``; it prints seconds of wall-clock time.
"""

import random
import time
from collections.abc import Sequence

from helpers.figures.harmonization.targets import RegionNeed, TargetTask, need_of, propose_all
from helpers.figures.harmonization.work import Movement, Today, work_of
from helpers.vocabulary.region_code import RegionCode

REGIONS = 514
PROVINCES = 38
INDICATORS = 5


def province(source: random.Random, number: int, regions: int) -> TargetTask:
    """Return a province of realistic sizes."""
    return TargetTask(9900, tuple(_need(source, number, index) for index in range(regions)))


def _need(source: random.Random, province_number: int, index: int) -> RegionNeed:
    base = source.randint(20_000, 4_000_000)
    cohort = base // 17
    work = work_of(
        Today(base, base * source.randint(40, 101) // 100),
        Movement(inflow=cohort, outflow=cohort),
        9900,
    )
    assert work is not None
    return need_of(
        RegionCode(f"{province_number:02d}.{index % 100:02d}.{index // 100:02d}"),
        work,
        # above J, so that the effort has to be searched for
        capacity=work.to_keep + source.randint(1, 2 * work.everyone + 1),
        cost_rp=source.randint(5_000, 50_000),
    )


def seconds(tasks: Sequence[TargetTask]) -> float:
    """Return the time of all rules on all tasks."""
    start = time.perf_counter()
    for task in tasks:
        propose_all(task, people_per_team_day=60)
    return time.perf_counter() - start


def main() -> None:
    """Print both measurements."""
    source = random.Random(64)
    sizes = [REGIONS // PROVINCES + (n < REGIONS % PROVINCES) for n in range(PROVINCES)]
    by_province = [
        province(source, 11 + number, size)
        for _ in range(INDICATORS)
        for number, size in enumerate(sizes)
    ]
    at_once = [province(source, 64, REGIONS) for _ in range(INDICATORS)]
    what = f"{REGIONS} regions × {INDICATORS} indicators × 3 rules"
    print(f"{what}, in {PROVINCES} provinces: {seconds(by_province):.3f} s")
    print(f"{what}, as one province: {seconds(at_once):.3f} s")


if __name__ == "__main__":
    main()
