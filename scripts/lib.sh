# shellcheck shell=bash
# What every script here shares: where things are, how to speak, how to stop. Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/countersign
BEGAN=${BEGAN:-$SECONDS}
TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}
export ROOT CACHE TARGET_DIR BEGAN

# Everything said goes to stderr: stdout is for what a script is asked to print.
say() { printf '%s\n' "$*" >&2; }

# fail "what is wrong" "what to do about it"
fail() {
    say ""
    say "error: $1"
    [ $# -lt 2 ] || say "  $2"
    exit 1
}

# 75 → 1:15
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

heading() { say "" && say "── $* ── $(clock $((SECONDS - BEGAN)))"; }

have() { command -v "$1" >/dev/null 2>&1; }

# need TOOL "what to install"
need() { have "$1" || fail "\`$1\` is not on this machine." "$2"; }

# Rust links with the C compiler, and SQLite and ring are C.
need_rust() {
    need cargo "Install Rust with rustup (1.90 or newer), open a new shell and run this again."
    "$ROOT/scripts/packages" compiler
}

need_node() {
    need node "Install Node.js 20 or newer, with npm, and run this again."
    need npm "Install npm (it comes with Node.js 20) and run this again."
    local major
    major=$(node --print 'process.versions.node.split(".")[0]')
    [ "$major" -ge 20 ] || fail "Node.js here is version $major." "Install Node.js 20 or newer and run this again."
}

# npm_install FOLDER : exactly what its lock file names.
npm_install() {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm --prefix "$1" ci --no-audit --no-fund --loglevel=error >&2 ||
        fail "npm could not install what $1/package-lock.json names." "Check that the npm registry can be reached, then run this again."
}

# npm_kept FOLDER : the same, and nothing at all when this lock file was installed before.
npm_kept() {
    local stamp=$1/node_modules/.installed-from
    if ! cmp --silent "$1/package-lock.json" "$stamp"; then
        heading "npm packages of ${1#"$ROOT/"}"
        npm_install "$1"
        cp "$1/package-lock.json" "$stamp"
    fi
}

# python_env NAME WORDS… : a Python of its own in the cache, with what pip installs when it is told WORDS; prints where.
python_env() {
    local folder=$CACHE/$1
    need python3 "Install Python 3.10 or newer, with its venv module, and run this again."
    if [ ! -e "$folder/installed" ]; then
        heading "packages for Python: $1"
        rm -rf "$folder"
        { python3 -m venv "$folder" && "$folder/bin/pip" --disable-pip-version-check install --quiet "${@:2}" && touch "$folder/installed"; } >&2 ||
            fail "pip could not install what is needed." "Check that the Python package index can be reached, then run this again."
    fi
    echo "$folder"
}

# The version of one package in Cargo.lock: the lock decides, no script names a version.
locked_version() {
    awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' "$ROOT/Cargo.lock"
}

# Is something listening there already? Bash opens the connection itself, so this needs no tool.
port_taken() { (exec 3<>"/dev/tcp/${1%:*}/${1##*:}") 2>/dev/null; }
