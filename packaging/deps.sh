#!/bin/sh
# deps.sh [build|test|ci]: installs what is missing to build Volna (build), to test it too (test, the default), or to run
# lint and continuous integration (ci). Costs nothing to speak of when all is there. Exit 2: something has to be
# installed by hand, and it has been said what.
set -u
want=${1:-test}
case $want in
build | test | ci) ;;
*)
    echo "deps.sh: build, test или ci / build, test or ci" >&2
    exit 2
    ;;
esac

# For what it is needed; how to see that it is there; its package in Debian, ALT and Fedora (- where it needs none).
# A check is a command, a file of any of the folders for that (header, font, dictionary), or a name of pkg-config.
table() {
    cat <<'TABLE'
build  command  gcc            gcc               gcc                 gcc
build  command  make           make              make                make
build  command  pkg-config     pkg-config        pkg-config          pkgconf-pkg-config
build  header   stdio.h        libc6-dev         glibc-devel         glibc-devel
build  package  ncursesw       libncurses-dev    libncursesw-devel   ncurses-devel
build  package  yaml-0.1       libyaml-dev       libyaml-devel       libyaml-devel
build  package  hunspell       libhunspell-dev   libhunspell-devel   hunspell-devel
build  package  sqlite3        libsqlite3-dev    libsqlite3-devel    sqlite-devel
build  header   unistr.h       libunistring-dev  libunistring-devel  libunistring-devel
build  package  libsodium      libsodium-dev     libsodium-devel     libsodium-devel
build  package  freetype2      libfreetype-dev   libfreetype-devel   freetype-devel
build  package  fontconfig     libfontconfig-dev fontconfig-devel    fontconfig-devel
build  package  pangocairo     libpango1.0-dev   libpango-devel      pango-devel
build  font     DejaVuSans-Bold.ttf fonts-dejavu-core fonts-ttf-dejavu dejavu-sans-fonts
test   package  cmocka         libcmocka-dev     libcmocka-devel     libcmocka-devel
test   package  vterm          libvterm-dev      libvterm-devel      libvterm-devel
ci     command  clang          clang             clang               clang
ci     command  clang-tidy     clang-tidy        clang-tools         clang-tools-extra
ci     command  clang-format   clang-format      clang-tools         clang-tools-extra
ci     command  nm             binutils          binutils            binutils
ci     command  tmux           tmux              tmux                tmux
ci     command  strace         strace            strace              strace
ci     words    ru_RU.dic      hunspell-ru       hunspell-ru         hunspell-ru
ci     command  pdftotext      poppler-utils     poppler             poppler-utils
TABLE
}

fonts="/usr/share/fonts/truetype/dejavu /usr/share/fonts/ttf/dejavu /usr/share/fonts/dejavu-sans-fonts
/usr/share/fonts/dejavu /usr/share/fonts/TTF"
words="/usr/share/hunspell /usr/share/myspell /usr/share/myspell/dicts /usr/local/share/hunspell"

# Whether a row of the table is met, other than those of pkg-config, which are asked for all at once.
found() {
    case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    header) [ -e "/usr/include/$2" ] || [ -e "/usr/local/include/$2" ] || cpp_finds "$2" ;;
    font)
        for folder in $fonts; do [ -e "$folder/$2" ] && return 0; done
        command -v fc-list >/dev/null 2>&1 && fc-list | grep -q "/$2:"
        ;;
    words)
        for folder in $words; do [ -e "$folder/$2" ] && return 0; done
        return 1
        ;;
    package) pkg-config --exists "$2" 2>/dev/null ;;
    esac
}

# Headers that live elsewhere (multiarch): the compiler knows.
cpp_finds() {
    command -v cc >/dev/null 2>&1 && echo "#include <$1>" | cc -E - >/dev/null 2>&1
}

# The rows that are wanted, and those of them that are missing.
wanted() {
    case $want in
    build) table | grep '^build' ;;
    test) table | grep -v '^ci' ;;
    ci) table ;;
    esac
}

all_there() {
    packages=
    while read -r _ kind name _; do
        case $kind in
        package) packages="$packages $name" ;;
        *) found "$kind" "$name" || return 1 ;;
        esac
    done <<ROWS
$(wanted)
ROWS
    # shellcheck disable=SC2086 # one word a package
    pkg-config --exists $packages 2>/dev/null
}

missing() { # missing COLUMN: the packages of that column for what is not there, each once
    wanted | while read -r _ kind name debian alt fedora; do
        found "$kind" "$name" || eval "echo \$$1"
    done | sort -u | tr '\n' ' '
}

family() {
    [ -r /etc/os-release ] || return
    like=$(. /etc/os-release && echo " ${ID:-} ${ID_LIKE:-} ")
    case $like in
    *" altlinux "*) echo alt ;;
    *" debian "* | *" ubuntu "* | *" astra "*) echo debian ;;
    *" fedora "* | *" redos "* | *" rhel "* | *" centos "*) echo fedora ;;
    esac
}

by_hand() { # by_hand WHY-RU WHY-EN
    system=$(family)
    names=$(missing "${system:-debian}")
    {
        echo "Волна: $1"
        echo "Установите вручную${system:+ (имена пакетов вашей системы)}: $names"
        [ -n "$system" ] || echo "Имена пакетов даны как в Debian; в вашей системе они могут немного отличаться."
        echo "Volna: $2"
        echo "Please install by hand${system:+ (package names of your system)}: $names"
        [ -n "$system" ] || echo "The names are those of Debian; your system's may differ a little."
    } >&2
    exit 2
}

install() { # install COMMAND...: as root, or through sudo
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_missing() {
    case $system in
    debian | alt)
        [ "$system" = debian ] && set -- --no-install-recommends "$@"
        # The lists of packages may be old or absent: try, then refresh them and try again.
        install env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" ||
            { install apt-get update -q && install env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@"; }
        ;;
    fedora) install dnf install -y -q "$@" ;;
    esac
}

all_there && exit 0

system=$(family)
[ -n "$system" ] || by_hand "не удалось узнать систему, чтобы установить недостающее." \
    "cannot tell which system this is to install what is missing."
[ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1 ||
    by_hand "для установки нужны права администратора (root) или sudo." "installing needs root or sudo."

packages=$(missing "$system")
echo "Устанавливаю недостающее / installing what is missing: $packages" >&2
# shellcheck disable=SC2086 # one word a package
install_missing $packages >&2 || by_hand "установить не получилось (нет сети или прав?)." \
    "installing failed (no network or rights?)."
all_there || by_hand "после установки всё ещё чего-то не хватает." "something is still missing after installing."
