#!/bin/bash
# Packs the program as a Debian package: deb.sh BINARY [FOLDER]
#
# What install.sh puts in place, with the configuration as conffiles and what dpkg does around it. Prints where the package
# is: in FOLDER, else in .build/deb. VERSION: instead of the program's own; MAINTAINER: who answers for the package; QUICK=1:
# large, and soon ready.
set -eu
cd "$(dirname "$0")/.."
binary=$1
folder=${2:-.build/deb}
version=${VERSION:-$("$binary" --version)}
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
doc=$root/usr/share/doc/huiyin

umask 022
mkdir "$root"
DESTDIR=$root PREFIX=/usr Scripts/install.sh "$binary"
# dpkg knows by itself what an administrator has changed.
rm "$root/usr/share/huiyin/configuration.sha256"
strip --strip-unneeded "$root/usr/bin/huiyin"
# One that holds Swift's libraries looks for others where the system has them, and nowhere else.
if ! readelf -d "$root/usr/bin/huiyin" | grep -q 'NEEDED.*libswift'; then chrpath -d "$root/usr/bin/huiyin" >/dev/null; fi

rm "$doc/LICENSE"
cat Packaging/copyright.head LICENSE >"$doc/copyright"
moment=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
host=$(hostname --fqdn 2>/dev/null || hostname)
# A mail address needs a whole host name; one that is none must say so.
case $host in localhost* | *.local | *.localdomain) host=huiyin.invalid ;; *.*) ;; *) host=huiyin.invalid ;; esac
maintainer=${MAINTAINER:-Huiyin <huiyin@$host>}
printf 'huiyin (%s) stable; urgency=medium\n\n  * CHANGELOG.md says what is new.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(LC_ALL=C date -R -u -d "@$moment")" >"$doc/changelog"
gzip -9n "$doc/changelog" "$root"/usr/share/man/man*/*
install -D -m 644 Packaging/lintian-overrides "$root/usr/share/lintian/overrides/huiyin"

control=$root/DEBIAN
install -d "$control" "$work/debian"
install -m 755 Packaging/postinst Packaging/prerm Packaging/postrm "$control"
(cd "$root" && find etc -type f -printf '/%p\n' | LC_ALL=C sort) >"$control/conffiles"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$control/md5sums"
# Which packages hold the libraries that it needs.
printf 'Source: huiyin\n\nPackage: huiyin\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O -e "$root/usr/bin/huiyin" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
size=$(du -k -s --exclude=DEBIAN "$root" | cut -f 1)
sed -e "s/@version@/$version/" -e "s/@architecture@/$architecture/" -e "s/@size@/$size/" -e "s/@maintainer@/$maintainer/" \
  -e "s/@libraries@/$libraries/" Packaging/control.in >"$control/control"

mkdir -p "$folder"
package=$folder/huiyin_${version}_$architecture.deb
# shellcheck disable=SC2086 # words of options
SOURCE_DATE_EPOCH=$moment dpkg-deb --root-owner-group ${QUICK:+-Zgzip -z1} --build "$root" "$package" >/dev/null
echo "$package"
