#!/bin/sh
# Runs a command where real SocketCAN exists: in a User-Mode Linux guest with
# vcan0 and vcan1 (CAN FD, mtu 72) up. For machines whose kernel has no CAN.
#
#   setup/vcan.sh .venv/bin/python -m pytest tests/socketcan -q
#
# The guest sees this machine's files read-only, at the same paths; only build/
# is writable. Output streams through, the exit status is the command's own.
#   VCAN_TIMEOUT  seconds for everything, boot included (default 300)
#   VCAN_MEM      the guest's memory (default 1024M)
# Needs: apt install user-mode-linux iproute2 kmod
set -eu

[ $# -gt 0 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 2; }
command -v linux.uml >/dev/null 2>&1 || {
    echo "vcan: no linux.uml here. On Debian: apt install user-mode-linux iproute2 kmod" >&2
    exit 2
}

repo=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
mkdir -p "$repo/build"

# A path without spaces, because it stands on the guest kernel's command line.
job=$(mktemp -d /tmp/cockpit-vcan.XXXXXX)
uml=
# shellcheck disable=SC2317 # the traps call it
cleanup() {
    trap - EXIT HUP INT TERM
    [ -z "$uml" ] || kill "$uml" 2>/dev/null || :
    rm -rf -- "$job"
}
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

quote() { printf "'%s' " "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# What the guest runs: this folder, this path, this command.
{
    printf 'PATH=%s; export PATH\n' "$(quote "$PATH:/usr/sbin:/sbin")"
    printf 'PYTEST_ADDOPTS=%s; export PYTEST_ADDOPTS\n' \
        "$(quote "-p no:cacheprovider ${PYTEST_ADDOPTS:-}")"
    printf 'mount_host %s %s\n' "$(quote "$repo/build")" "$(quote "$repo/build")"
    printf 'cd %s || exit 2\n' "$(quote "$PWD")"
    printf 'exec '
    for word in "$@"; do quote "$word"; done
    echo
} >"$job/command"

cat >"$job/init" <<'GUEST'
#!/bin/sh
# First process of the guest. The root is the host's file system, read-only.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

mount_host() { # $1: folder of the host, $2: where; kernels from 6.12 want the option's name
    mount -t hostfs none "$2" -o "$1" 2>/dev/null || mount -t hostfs none "$2" -o "hostfs=$1"
}

power_off() { # Debian's poweroff wants systemd; the kernel's own trigger wants nobody
    sync
    echo 1 >/proc/sys/kernel/sysrq
    echo o >/proc/sysrq-trigger
    sleep 10
}

mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs run /run
mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/shm /dev/pts /run/job /run/tmp /run/modules/lib/modules
mount -t tmpfs shm /dev/shm
mount -t devpts pts /dev/pts
for job in $(cat /proc/cmdline); do
    case $job in vcan_job=*) mount_host "${job#vcan_job=}" /run/job || power_off ;; esac
done

give_up() {
    echo "vcan: $1" >/dev/ttyS0
    echo 125 >/run/job/status
    power_off
}

stty -F /dev/ttyS0 raw -echo 2>/dev/null
ln -s "/usr/lib/uml/modules/$(uname -r)" "/run/modules/lib/modules/$(uname -r)"
for module in can can-raw can-bcm can-gw vcan vxcan; do
    modprobe -d /run/modules "$module" 2>/dev/null ||
        case $module in can | can-raw | vcan) give_up "the guest has no module $module" ;; esac
done
ip link set lo up
for bus in vcan0 vcan1; do
    ip link add "$bus" type vcan || give_up "cannot make $bus"
    ip link set "$bus" mtu 72 up || give_up "cannot bring $bus up"
done

export HOME=/run TMPDIR=/run/tmp XDG_RUNTIME_DIR=/run LANG=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 QT_QPA_PLATFORM=offscreen
export COVERAGE_FILE=/run/.coverage HYPOTHESIS_STORAGE_DIRECTORY=/run/hypothesis
chmod 700 /run
(. /run/job/command) </dev/null >/dev/ttyS0 2>&1
echo $? >/run/job/status
power_off
GUEST
chmod +x "$job/init"

# The guest's memory is a sparse file: in /dev/shm if there is room, else in /tmp.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${room:-0}" -gt 1300000 ]; then TMPDIR=/dev/shm; else TMPDIR=$job; fi
export TMPDIR

# Boot messages go to a file, the command's output (serial line 0) to our stdout.
timeout -k 5 "${VCAN_TIMEOUT:-300}" linux.uml "mem=${VCAN_MEM:-1024M}" \
    root=/dev/root rootfstype=hostfs rootflags=/ ro quiet \
    con=null con0=null,fd:1 ssl=null ssl0=null,fd:3 \
    "init=$job/init" "vcan_job=$job" "uml_dir=$job/" umid=guest \
    3>&1 >"$job/boot" 2>&1 </dev/null &
uml=$!
ended=0
wait "$uml" || ended=$?
uml=

if [ -s "$job/status" ]; then
    exit "$(cat "$job/status")"
fi
if [ "$ended" = 124 ] || [ "$ended" = 137 ]; then
    echo "vcan: stopped after ${VCAN_TIMEOUT:-300} s" >&2
    exit 124
fi
echo "vcan: the guest ended early (status $ended); its last words:" >&2
tail -n 20 "$job/boot" >&2
exit 125
