#!/bin/sh
# Prints the path of a PostgreSQL 15 that has pgvector: a private copy of Debian's server, with Debian's own source
# package of pgvector built into it. Made once, kept under node_modules/.cache/dia/pg15. Says why on stderr and exits 1
# where it cannot be had.
set -eu

major=15
suite=trixie
root=$(cd "$(dirname "$0")/.." && pwd)
cache=$root/node_modules/.cache/dia
prefix=$cache/pg$major
server=usr/lib/postgresql/$major
share=usr/share/postgresql/$major

say() { echo "postgres.sh: $*" >&2; }

# Debian's pg_cron beside it, for the test of what it schedules; that test alone is skipped where it cannot be had.
add_cron() {
  if [ -e "$prefix/cron" ]; then return 0; fi
  deb=$(mktemp -d)
  if (cd "$deb" && apt-get download "postgresql-$major-cron" && dpkg-deb -x ./*.deb tree) >"$deb/log" 2>&1; then
    cp -a "$deb/tree/usr/." "$prefix/usr/"
  else
    say "pg_cron cannot be had, so what it schedules is not tested: $(tail -n 1 "$deb/log")"
  fi
  rm -rf "$deb"
  touch "$prefix/cron"
}

if [ -e "$prefix/complete" ]; then
  add_cron
  echo "$prefix/$server"
  exit 0
fi

quietly() {
  log=$work/log
  "$@" >"$log" 2>&1 || {
    say "failed: $*"
    tail -n 20 "$log" >&2
    return 1
  }
}

install_packages() {
  if [ "$(id -u)" != 0 ]; then
    say "PostgreSQL $major with its headers is not installed, and only root can install it: apt-get install $*"
    return 1
  fi
  DEBIAN_FRONTEND=noninteractive quietly apt-get update
  # The server is started by hand, as another user; no cluster of Debian's own is wanted.
  mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/dia.conf
  DEBIAN_FRONTEND=noninteractive quietly apt-get install -y --no-install-recommends "$@"
}

# The mirror that this machine already uses, whatever the format of its list.
mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    awk '
      /^URIs:/ { for (i = 2; i <= NF; i++) print $i }
      /^deb(-src)?[ \t]/ { for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) { print $i; break } }
    ' | grep -E '/debian/?$' | head -n 1
}

fetch_pgvector() {
  uri=$(mirror)
  if [ -z "$uri" ]; then
    say "no Debian mirror in the apt sources of this machine"
    return 1
  fi
  # An apt of its own, so that the machine's lists stay as they are.
  mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial" "$work/apt/parts" "$work/source"
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  echo "deb-src [signed-by=$keys] $uri $suite main" >"$work/apt/sources.list"
  cat >"$work/apt/apt.conf" <<EOF
Dir::Etc::sourcelist "$work/apt/sources.list";
Dir::Etc::sourceparts "$work/apt/parts";
Dir::State "$work/apt/state";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "$(id -un)";
EOF
  APT_CONFIG=$work/apt/apt.conf quietly apt-get update
  (cd "$work/source" && APT_CONFIG=$work/apt/apt.conf quietly apt-get source pgvector)
}

mkdir -p "$cache"
work=$(mktemp -d "$cache/pg$major.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ ! -x "/$server/bin/postgres" ] || [ ! -d "/usr/include/postgresql/$major/server" ] ||
  ! command -v make >/dev/null || ! command -v gcc >/dev/null || ! command -v dpkg-source >/dev/null; then
  install_packages "postgresql-$major" "postgresql-server-dev-$major" build-essential dpkg-dev
fi

fetch_pgvector

# The server finds its own files relative to its binaries, so the copy keeps Debian's layout.
mkdir -p "$work/tree/$server" "$work/tree/$share"
cp -a "/$server/." "$work/tree/$server/"
cp -aL "/$share/." "$work/tree/$share/"
cd "$work"/source/pgvector-*/
quietly make PG_CONFIG="/$server/bin/pg_config" OPTFLAGS= with_llvm=no
quietly make PG_CONFIG="/$server/bin/pg_config" with_llvm=no DESTDIR="$work/tree" install
cd "$root"
chmod -R a+rX "$work/tree"
touch "$work/tree/complete"
# Another process may have been faster; either tree is as good.
if [ ! -e "$prefix/complete" ]; then
  rm -rf "$prefix"
  mv "$work/tree" "$prefix"
fi
add_cron
echo "$prefix/$server"
