#!/bin/bash
# Puts the program and what belongs to it where a system looks for it: install.sh BINARY
#
# DESTDIR (a folder that is packed, or nothing) and PREFIX (/usr/local) as everywhere. What an administrator has changed
# of the configuration stays as it is, and what is new of it lies beside it as FILE.new; what he has not changed is
# brought up to date.
set -euo pipefail
# Whoever runs the office reads what is installed.
umask 022
cd "$(dirname "$0")/.."
binary=$1
prefix=${PREFIX:-/usr/local}
root=${DESTDIR:+$(realpath -m "$DESTDIR")}
etc=$root/etc/huiyin
share=$root$prefix/share/huiyin
# What was installed last: a file that is still the same was not changed.
known=$share/configuration.sha256
staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT

install -D -m 755 "$binary" "$root$prefix/bin/huiyin"

install -d "$root$prefix/lib/systemd/system"
for unit in systemd/*.service systemd/*.timer; do
  sed -E "s#^(ExecStart=|Documentation=file://)/usr/#\1$prefix/#" "$unit" \
    >"$root$prefix/lib/systemd/system/${unit##*/}"
done
install -D -m 644 systemd/huiyin.sysusers "$root$prefix/lib/sysusers.d/huiyin.conf"

install -D -m 644 Config/nginx/huiyin.conf "$share/nginx/huiyin.conf"
for file in alerts.yaml grafana.json; do install -D -m 644 "Config/monitoring/$file" "$share/monitoring/$file"; done
install -d "$share/schema"
install -m 644 Config/schema/*.json "$share/schema"

# What the program says of itself.
made() { install -D -m 644 /dev/stdin "$root$prefix/share/$1"; }
"$binary" manual huiyin | made man/man1/huiyin.1
"$binary" manual huiyin.yaml --from Config | made man/man5/huiyin.yaml.5
"$binary" completions bash | sed '1{/^#!/d}' | made bash-completion/completions/huiyin
"$binary" completions zsh | made zsh/vendor-completions/_huiyin
"$binary" completions fish | made fish/vendor_completions.d/huiyin.fish

# In one folder, so that what names another one of them names it without its own.
page() {
  sed -E -e 's#\]\((\.\./)?Tests/Scenarios/README\.md#](scenarios.md#g' -e 's#\]\((\.\./)?Docs/#](#g' "$1" \
    | install -D -m 644 /dev/stdin "$root$prefix/share/doc/huiyin/$2"
}
for file in README.md README.zh-CN.md CHANGELOG.md CONTRIBUTING.md LICENSE Docs/*.md; do page "$file" "${file##*/}"; done
page Tests/Scenarios/README.md scenarios.md
# Beside the handbooks, which show them.
for file in Docs/pictures/*.png; do
  install -D -m 644 "$file" "$root$prefix/share/doc/huiyin/pictures/${file##*/}"
done

# In a checkout everything lies beside the configuration; here what is written lies in /var/lib.
cp -r Config/. "$staged"
rm -r "$staged/nginx" "$staged/schema" "$staged/monitoring"
find "$staged" -name '*.yaml' -exec sed -i -E "1s#=(\.\./)?schema/#=$prefix/share/huiyin/schema/#" {} +
# As it is shipped: huiyin init begins with it.
rm -rf "$share/config"
cp -r "$staged" "$share/config"
chmod 755 "$share/config"
sed -i -E \
  -e 's#^(( *)(- )?)\# (path: )\.\./mail/#\1\4/var/lib/huiyin/mail/#' \
  -e 's#^  \# directory: \.\./site #  directory: /var/lib/huiyin/site #' \
  -e 's#^\# state: \.\./state #state: /var/lib/huiyin/state #' \
  -e 's#\.\./secrets/#/etc/huiyin/secrets/#' \
  -e 's#\.\./(mail|site|board|state|exports|portal)#/var/lib/huiyin/\1#' "$staged/huiyin.yaml"

# sha256sum's lines of a folder's files, or those of a list.
declare -A last=() own=() new=()
while read -r digest file; do last[$file]=$digest; done < <(cat "$known" 2>/dev/null || true)
while read -r digest file; do own[$file]=$digest; done < <(cd "$etc" 2>/dev/null && find . -type f -exec sha256sum {} +)
while read -r digest file; do new[$file]=$digest; done < <(cd "$staged" && find . -type f -exec sha256sum {} +)

(cd "$staged" && find . -type d -exec install -d -m 755 "$etc/{}" \;)
for file in "${!new[@]}"; do
  if [ "${own[$file]:-}" = "${new[$file]}" ]; then continue; fi
  if [ -z "${own[$file]:-}" ] || [ "${own[$file]}" = "${last[$file]:-}" ]; then
    install -m 644 "$staged/$file" "$etc/$file"
  elif [ "${new[$file]}" != "${last[$file]:-}" ]; then
    install -m 644 "$staged/$file" "$etc/$file.new"
    echo "${etc#"$root"}/${file#./} was changed and stays as it is; the new one lies beside it, as ${file##*/}.new" >&2
  fi
done
for file in "${!new[@]}"; do echo "${new[$file]}  $file"; done | LC_ALL=C sort -k 2 | install -m 644 /dev/stdin "$known"
