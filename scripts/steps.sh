# shellcheck shell=bash
# Runs the steps of scripts/test: each to its end whatever came before, its words into a log, its tests counted from
# what its runner printed. Sourced, never run.

LOGS=$TARGET_DIR/test-logs
PASSED=0
FAILED=0
ROWS=()
STEP=

# What a step has started ends with it when the whole is stopped half-way.
stop_step() { [ -z "$STEP" ] || kill -TERM -- "-$STEP" 2>/dev/null || true; }

# What cargo test, wasm-bindgen's runner, node --test, Playwright and Python's unittest each say at their end: "passed failed skipped".
tally() {
    awk '
        /^test result: /                { passed += $4; failed += $6; skipped += $8 }
        /^(#|ℹ) pass [0-9]+$/           { passed += $3 }
        /^(#|ℹ) (fail|cancelled) [0-9]+$/ { failed += $3 }
        /^(#|ℹ) (skipped|todo) [0-9]+$/ { skipped += $3 }
        /^  [0-9]+ passed/              { passed += $1 }
        /^  [0-9]+ (failed|flaky|interrupted|did not run)/ { failed += $1 }
        /^  [0-9]+ skipped/             { skipped += $1 }
        /^Ran [0-9]+ tests? in /        { passed += $2 }
        /^FAILED \(.*\)$/              { gsub(/[^0-9]+/, " "); n = split($0, counts); for (i = 1; i <= n; i++) { passed -= counts[i]; failed += counts[i] } }
        END { print passed + 0, failed + 0, skipped + 0 }
    ' "$1"
}

# Shows that a long step is alive, by the last thing it said.
watch_step() {
    local pid=$1 log=$2 waited=0
    while kill -0 "$pid" 2>/dev/null; do
        sleep 1
        waited=$((waited + 1))
        [ $((waited % 30)) -ne 0 ] || say "   … $(clock $waited)  $(tail -n 1 "$log" | cut -c 1-100)"
    done
}

# step KIND NAME COMMAND… : KIND is `check` (counts as one) or `tests` (its runner counts; none at all is a failure).
# Never called behind `||` or `if`: bash would then run past a failing line inside COMMAND.
step() {
    local kind=$1 name=$2 began=$SECONDS log passed failed skipped status=0
    shift 2
    log=$LOGS/${name//[^a-z0-9A-Z]/-}.log
    heading "$name"
    # In a process group of its own, so that all of it can be stopped.
    set -m
    ("$@") >"$log" 2>&1 </dev/null &
    STEP=$!
    set +m
    watch_step "$STEP" "$log"
    wait "$STEP" || status=$?
    STEP=

    read -r passed failed skipped <<<"$(tally "$log")"
    if [ "$kind" = check ]; then
        passed=$((status == 0)) failed=0 skipped=0
    elif [ $status -eq 0 ] && [ "$passed" -eq 0 ]; then
        echo "No test ran." >>"$log"
        status=1
    fi
    [ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    if [ "$failed" -gt 0 ]; then
        status=1
        tail -n 60 "$log" | sed 's/^/   │ /' >&2
        say "   all of it: $log"
    fi
    say "   $passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped") in $(clock $((SECONDS - began)))"
    record "$name" "$passed" "$failed" "$skipped" $((SECONDS - began))
}

# record NAME PASSED FAILED SKIPPED SECONDS
record() {
    PASSED=$((PASSED + $2))
    FAILED=$((FAILED + $3))
    ROWS+=("$(printf '%-44s %7d %7d %8d %7s' "$1" "$2" "$3" "$4" "$(clock "$5")")")
}

summary() {
    say ""
    printf '%-44s %7s %7s %8s %7s\n' step passed failed skipped time
    printf '%s\n' "${ROWS[@]}"
}
