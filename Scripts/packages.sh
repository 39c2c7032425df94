#!/bin/bash
# The Debian packages Huiyin needs, by name; installs what is missing, as root or with sudo. Elsewhere, or where
# neither is there, it prints the list and ends with status 1.
#
#   packages.sh build   to build          packages.sh test   to build and run every test and the demo
#   packages.sh office  for the tests that need LibreOffice (make test-all)
#   packages.sh deb     to build and pack a Debian package
#   packages.sh bench   to build and run the benchmarks beside their peers
set -eu

build="libcurl4-openssl-dev libssl-dev libsqlite3-dev libxml2-dev libzip-dev libxlsxwriter-dev libcairo2-dev fonts-wqy-microhei zlib1g-dev pkg-config"
servers="dovecot-imapd dovecot-lmtpd postfix openssl gpg gpg-agent gpgv neomutt strace valgrind python3 python3-openpyxl microsocks tinyproxy-bin unzip"
folders="python3-pyftpdlib openssh-server rclone nginx libnginx-mod-http-dav-ext brotli"
peers="gcc libgmime-3.0-dev python3 valgrind"
photos="libimage-exiftool-perl python3-pil libheif-examples"
browser="chromium chromium-driver fonts-wqy-microhei default-jre-headless python3-pip"
monitoring="prometheus"
shells="zsh fish"
editors="python3-jsonschema python3-yaml man-db"
packaging="binutils chrpath dpkg-dev lintian"
office="libreoffice-writer-nogui poppler-utils fonts-wqy-microhei"

case ${1:-} in
  build) wanted=$build ;;
  test) wanted="$build $servers $folders $peers $photos $browser $shells $monitoring $editors $packaging" ;;
  office) wanted=$office ;;
  deb) wanted="$build $packaging" ;;
  bench) wanted="$build $servers $peers $browser isync hugo" ;;
  *) sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//'; exit 2 ;;
esac

missing() {
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
  done
}

list=$(missing)
[ -z "$list" ] && exit 0
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=sudo
else
  echo "These Debian packages are missing: $list" >&2
  echo "Install them as root: apt-get install $list" >&2
  exit 1
fi
echo "installing: $list"
# The lab runs servers of its own; the system's are neither configured nor started by this.
# shellcheck disable=SC2016 # the inner shell expands them
$as_root sh -c '
  set -eu
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf "#!/bin/sh\nexit 101\n" >$policy
    chmod 755 $policy
    trap "rm -f $policy" EXIT
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
  apt-get install -q -y --no-install-recommends "$@"
' sh $list >/dev/null
