#!/bin/sh
# Proves on a bare Debian that two commands do all the set-up: as root, from anywhere,
#
#   sudo tests/bare_debian.sh
#
# makes a minimal Debian in a temporary folder (debootstrap), copies this checkout into it under a path with spaces,
# and there runs, with nothing of the outer system's: an ordinary user's start (must print the line to type),
# `./run demo`, `./run demo` again (must start in seconds), `./run test`. Everything is removed at the end.
#
# In the environment, all optional:
#   SUITE    the Debian to try: bookworm (default), trixie…
#   MIRROR   where debootstrap fetches it from; its own default otherwise
#   PREPARE  a program called with the new root as its argument once it is made: proxies, certificates, apt or pip settings
#   KEEP     a folder to keep the root in instead, to look around in it afterwards
set -eu

suite=${SUITE:-bookworm}
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
root=${KEEP:-$(mktemp -d)}
inside='/home/animatrice/Mes ateliers/facilitator'

step() { printf '\n#### %s\n' "$*"; }

clean_up() {
    umount "$root/proc" "$root/dev/shm" 2>/dev/null || true
    [ -n "${KEEP:-}" ] || rm -rf --one-file-system "$root"
}

in_root() { # command…: with nothing of the outer environment
    chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

as_user() { # command…: no root, no sudo
    chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=/home/animatrice PATH=/usr/bin:/bin "$@"
}

make_root() {
    mkdir -p "$root"
    chmod 755 "$root" # an ordinary user walks in too
    # shellcheck disable=SC2086  # no mirror: no argument
    debootstrap --variant=minbase "$suite" "$root" ${MIRROR:-} >/dev/null ||
        { tail "$root/debootstrap/debootstrap.log" && return 1; }
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    mount -t proc proc "$root/proc"
    mkdir -p "$root/dev/shm"
    mount -t tmpfs tmpfs "$root/dev/shm"
    [ -z "${PREPARE:-}" ] || "$PREPARE" "$root"
}

copy_checkout() { # what git tracks or would track, so neither .venv nor caches
    mkdir -p "$root$inside"
    (cd "$checkout" && git ls-files -z --cached --others --exclude-standard |
        tar -c --null --ignore-failed-read -T - 2>/dev/null) | tar -x -C "$root$inside"
    chown -R 1000:1000 "$root/home/animatrice"
}

must_ask_for_packages() {
    if said=$(as_user "$inside/run" facilitator --help 2>&1); then
        printf '%s\n' "$said" "bare_debian: it should have failed without root" >&2
        return 1
    fi
    printf '%s\n' "$said"
    printf '%s\n' "$said" | grep -q 'sudo apt-get install -y'
}

must_take_seconds() { # command…: everything being there, it has nothing to install any more
    before=$(date +%s)
    in_root "$@"
    took=$(($(date +%s) - before))
    printf '(%s s)\n' "$took"
    [ "$took" -lt 10 ]
}

[ "$(id -u)" = 0 ] || { echo "bare_debian: chroot needs root: sudo $0" >&2 && exit 2; }
trap clean_up EXIT
trap 'exit 130' INT TERM

step "a bare $suite in $root"
make_root
copy_checkout
step "an ordinary user: the line to type, and no more"
must_ask_for_packages
step "./run demo"
in_root "$inside/run" demo
step "./run facilitator --help, everything being there"
must_take_seconds "$inside/run" facilitator --help
step "./run test"
in_root "$inside/run" test
step "bare_debian: all well on $suite"
