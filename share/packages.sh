# packages.sh: the Debian packages that building, running and testing need. Sourced by run, test and dev.
# shellcheck shell=sh disable=SC2034

# To build and run.
PACKAGES_RUN="gcc meson ninja-build pkg-config gettext libmicrohttpd-dev libsqlite3-dev libpq-dev libsodium-dev nettle-dev
 libjansson-dev libcurl4-openssl-dev libpango1.0-dev libcairo2-dev libxlsxwriter-dev libarchive-dev libexpat1-dev
 libpoppler-glib-dev libjpeg62-turbo-dev liboath-dev libqrencode-dev libseccomp-dev libbrotli-dev zlib1g-dev
 libyaml-dev libmd4c-dev libjs-bootstrap5 fonts-inter fonttools python3-brotli poppler-data
 libtesseract-dev tesseract-ocr-ind tesseract-ocr-eng"

# To test, besides those.
PACKAGES_TEST="libcmocka-dev postgresql-15 chromium nodejs npm poppler-utils python3 zip unzip valgrind git sqlite3"

# What the checks and benchmarks of daily work need, besides those.
PACKAGES_DEV="clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 cppcheck wrk nginx-light linux-perf codespell"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

# Installs what is missing of the packages named; on other systems says which are needed and stops.
need_packages() {
    missing=""
    for p in $1; do
        have_package "$p" || missing="$missing $p"
    done
    [ -z "$missing" ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Sistem ini bukan Debian atau Ubuntu. Pasang dahulu padanan paket berikut, lalu ulangi:"
        say "This is neither Debian nor Ubuntu. Install the equivalents of these packages, then try again:"
        printf '%s\n' "$missing" >&2
        return 1
    fi
    sudo=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            say "Paket berikut belum terpasang; jalankan sebagai root: apt-get install$missing"
            return 1
        }
        sudo="sudo"
    fi
    # shellcheck disable=SC2086
    set -- $missing
    say "Memasang $# paket Debian (sekali saja, beberapa menit) ..."
    $sudo apt-get -q update >&2 || return 1
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >&2
}

# A tool that is already there by other means (nodejs from elsewhere, say) counts as its package.
have_package() {
    case $1 in
    nodejs) command -v node >/dev/null 2>&1 && return 0 ;;
    npm) command -v npm >/dev/null 2>&1 && return 0 ;;
    python3) command -v python3 >/dev/null 2>&1 && return 0 ;;
    esac
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'
}
