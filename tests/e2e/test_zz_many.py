MANY = 1
import os, time, sys
import pytest
from .test_steered_day import *  # noqa
from .test_steered_day import eve, opened, lived, _everything
for _n in [n for n in list(globals()) if n.startswith("test_")]:
    del globals()[_n]
import tests.e2e.test_steered_day as T
T.MANY = 10
A, B = map(int, os.environ.get("SEEDS", "10 12").split())
@pytest.mark.parametrize("seed", range(A, B))
def test_many(opened, eve, clock, seed):
    t = time.process_time()
    survivor = eve.with_name(f"survivor{SUFFIX}")
    def reopened(killed):
        return opened(survivor_of(eve, survivor))
    kill = seed % 2
    f = Facilitator(opened(eve), seed=seed, guests=10 if seed % 3 else 30)
    opts = dict(stops={ItemKind.EXPERT_INPUT: reopened}) if kill else {}
    f.lateness = eval(os.environ.get("LATE", "(-3, 12)"))
    f.prepare(); f.invite()
    t1 = time.process_time()
    f.welcome()
    t2 = time.process_time()
    if os.environ.get("PROF"):
        import cProfile, pstats
        pr = cProfile.Profile(); pr.enable()
        f.steer(**opts)
        pr.disable()
        st = pstats.Stats(pr, stream=open("/tmp/steer/out.txt", "w")); st.sort_stats("cumulative").print_stats(90); st.sort_stats("tottime").print_stats(40)
    else: f.steer(**opts)
    assert f.console.window.close()
    t3 = time.process_time()
    path = survivor if survivor.exists() else eve
    hold_to_the_ledger(path, f.ledger, clock)
    t4 = time.process_time()
    print(f"\nSEED {seed} prep {t1-t:.1f} welcome {t2-t1:.1f} steer {t3-t2:.1f} check {t4-t3:.1f} looks {f.looks} won {[(w.late,w.gain,w.told) for w in f.ledger.won]} passed {len(f.ledger.passed_over)}", file=sys.stderr)
