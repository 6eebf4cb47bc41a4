# The stages of ./test. Each runs into its own log and leaves how many tests passed and failed in `passed` and
# `failed`. Sourced, never run.
# shellcheck shell=bash
# shellcheck disable=SC2034  # passed and failed are read by ./test

logs=.build/test-logs
# What `swift build --build-tests` made, run by itself: two `swift test` would wait for one another.
tests=.build/debug/gongkaiPackageTests.xctest

# Which targets' tests read or write a store: they run on both engines.
store_suites() {
    grep -rlE '^(@testable )?(package )?import (SQL|TestSupport)$' Tests --include='*.swift' 2>/dev/null |
        cut -d/ -f2 | grep 'Tests$' | grep -v '^FaultTests$' | sort -u
}

stage_setup() {
    need_swift
    need_space 3000
    need_packages build runtime test
    need_venv
    passed=0 failed=0
}

stage_format() {
    one_check format swift format lint --strict --parallel -r Sources Tests Package.swift
}

stage_lint() {
    from_closing_line lint python3 scripts/lint --self-test
}

stage_scripts() {
    one_check shellcheck shellcheck --external-sources run test .ci/run scripts/*.sh
    local read_passed=$passed read_failed=$failed
    python_suite scripts Tests/ScriptTests
    passed=$((passed + read_passed)) failed=$((failed + read_failed))
}

# The import wall of the targets is part of the build: an undeclared import is an error.
stage_build() {
    one_check build swift build --build-tests --explicit-target-dependency-import-check error
}

# One test after the other: many of them measure deadlines or fill a queue, and two processors are soon busy.
stage_sqlite() {
    swift_suite sqlite env -u GONGKAI_TEST_POSTGRES "$tests" --testing-library swift-testing --no-parallel --skip '^FaultTests\.'
}

stage_postgres() {
    local url suites
    suites=$(store_suites | paste -sd'|')
    [ -n "$suites" ] || { ran_nothing postgres "no suite reads a store"; return; }
    if ! url=$(Tests/postgres-server start 2>"$logs/postgres-server.log"); then
        ran_nothing postgres "PostgreSQL did not start; $logs/postgres-server.log says why"
        return
    fi
    swift_suite postgres env GONGKAI_TEST_POSTGRES="$url" "$tests" --testing-library swift-testing --no-parallel --filter "^($suites)\."
    Tests/postgres-server stop >>"$logs/postgres-server.log" 2>&1 || true
}

stage_faults() {
    if compgen -G 'Tests/FaultTests/*.swift' >/dev/null; then
        swift_suite faults "$tests" --testing-library swift-testing --filter '^FaultTests\.'
    else
        python_suite faults Tests/FaultTests
    fi
}

# The built program as a process: exit status, settings, serve and demo, from nothing to first use.
stage_program() { python_suite program Tests/ProgramTests; }

stage_browser() { python_suite browser Tests/BrowserTests; }

stage_docs() { from_closing_line docs python3 scripts/lint --built .build/debug/gongkai; }

stage_corpus() { from_closing_line corpus .venv/bin/python scripts/corpus_score.py .build/debug/gongkai; }

# Only with --long: what Benchmarks/ measures, each figure a ratio to a reference in the same run.
stage_benchmarks() {
    if [ -x Benchmarks/run ]; then one_check benchmarks Benchmarks/run; else ran_nothing benchmarks "there is no Benchmarks/run"; fi
}

# stage_one CAPABILITY: builds and tests one capability and what it stands on, on both engines if it reads a store.
stage_one() {
    export GONGKAI_TARGETS="$1,$1Tests"
    local on_sqlite_passed on_sqlite_failed
    one_check "build-$1" swift build --build-tests --explicit-target-dependency-import-check error
    [ "$failed" -eq 0 ] || return 0
    swift_suite "$1" env -u GONGKAI_TEST_POSTGRES "$tests" --testing-library swift-testing --filter "^$1Tests\."
    store_suites | grep -qx "$1Tests" || return 0
    on_sqlite_passed=$passed on_sqlite_failed=$failed
    local url
    if url=$(Tests/postgres-server start 2>"$logs/postgres-server.log"); then
        swift_suite "$1-postgres" env GONGKAI_TEST_POSTGRES="$url" "$tests" --testing-library swift-testing --filter "^$1Tests\."
        Tests/postgres-server stop >>"$logs/postgres-server.log" 2>&1 || true
    else
        ran_nothing postgres "PostgreSQL did not start; $logs/postgres-server.log says why"
    fi
    passed=$((passed + on_sqlite_passed)) failed=$((failed + on_sqlite_failed))
}

# one_check NAME COMMAND…: a command that is right or wrong as a whole.
one_check() {
    local name=$1
    shift
    passed=1 failed=0
    follow "$logs/$name.log" "$@" && return
    passed=0 failed=1
    if [[ $name == build* ]]; then explain_build "$logs/$name.log"; else tail -n 40 "$logs/$name.log"; fi
}

# from_closing_line NAME COMMAND…: a script of ours, which closes with "N passed, N failed".
from_closing_line() {
    local name=$1 line
    shift
    follow "$logs/$name.log" "$@" || true
    line=$(grep -axE '[0-9]+ passed, [0-9]+ failed' "$logs/$name.log" | tail -n 1)
    [ -n "$line" ] || { tail -n 40 "$logs/$name.log"; ran_nothing "$name" "it broke off"; return; }
    read -r passed _ failed _ <<<"$line"
    [ "$failed" -eq 0 ] || grep -avxE '[0-9]+ passed, [0-9]+ failed' "$logs/$name.log" | tail -n 60
}

# swift_suite NAME COMMAND…: counts by the closing line; a run that ends without one, or ran no test, has failed.
swift_suite() {
    local name=$1 status=0 total log
    shift
    log=$logs/$name.log
    follow "$log" timeout --kill-after=10 "${GONGKAI_SUITE_SECONDS:-1500}" "$@" || status=$?
    total=$(LC_ALL=C sed -nE 's/.*Test run with ([0-9]+) tests?.*(passed|failed) after.*/\1/p' "$log" | tail -n 1)
    failed=$(grep -aE '^. Test .* failed after' "$log" | grep -vcE 'Test (run with|case )' || true)
    [ $status -eq 0 ] || grep -m 40 -aE 'recorded an issue|error:|Fatal error|Crash|signal' "$log" || true
    [ -n "$total" ] || { ran_nothing "$name" "it broke off (status $status)"; return; }
    [ "$total" -gt 0 ] || { ran_nothing "$name" "no test ran"; return; }
    [ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    passed=$((total - failed))
}

# python_suite NAME FOLDER
python_suite() {
    local log=$logs/$1.log report=$logs/$1.xml
    rm -f "$report"
    follow "$log" timeout --kill-after=10 2400 .venv/bin/python -m pytest -q -p no:cacheprovider --junitxml "$report" "$2" || true
    read -r passed failed < <(.venv/bin/python scripts/junit_counts.py "$report" 2>/dev/null || echo '0 0')
    [ "$failed" -eq 0 ] || grep -m 40 -aE '^(FAILED|ERROR|E  )' "$log" || true
    [ $((passed + failed)) -gt 0 ] || { tail -n 20 "$log"; ran_nothing "$1" "no test ran"; }
}

# ran_nothing NAME WHY: a stage that did not run its tests counts as one failure.
ran_nothing() {
    say '' "$1: $2"
    passed=0 failed=1
}
