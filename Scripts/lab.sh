#!/bin/bash
# A private Dovecot and Postfix on 127.0.0.1, for tests and for trying things out. Nothing outside DIR is
# touched, and no mail ever leaves the machine.
#
#   lab.sh start DIR PORTBASE ACCOUNT…   start, print where everything is, return
#   lab.sh stop DIR                      stop; the mail in DIR stays
#   lab.sh run DIR PORTBASE ACCOUNT…     start, print, and when standard input ends stop and remove DIR
#   lab.sh check                         say what is missing to run at all
#   lab.sh token ADDRESS SECONDS         print an access token (XOAUTH2) that is good for so long
#
# ACCOUNT is name@domain or name@domain:password (the password is "huiyin" unless given). "*=name@domain" makes
# that account receive every mail that is for no other. name+anything@domain is name@domain.
# Refused, in any domain: nouser…@ for good (550), full…@ and grey…@ for now (452, 451); and after its content
# (550) any mail with the header "X-Lab: reject".
set -eu -o pipefail
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C
daemons=/usr/lib/postfix/sbin

missing() {
  [ "$(id -u)" = 0 ] || echo "not root"
  for program in dovecot doveadm postfix openssl "$daemons/master"; do
    command -v "$program" >/dev/null || echo "no $program (Debian: dovecot-imapd dovecot-lmtpd postfix openssl)"
  done
}

certificates() {
  mkdir -p "$dir/tls"
  [ -s "$dir/tls/server.pem" ] && return
  (
    cd "$dir/tls"
    umask 077
    for name in ca server; do openssl ecparam -name prime256v1 -genkey -noout -out $name.key; done
    openssl req -x509 -new -key ca.key -days 30 -subj "/CN=lab authority" -out ca.pem
    openssl req -new -key server.key -subj /CN=localhost -out server.csr
    echo "subjectAltName=DNS:localhost,IP:127.0.0.1" >server.ext
    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 \
      -extfile server.ext -out server.pem
    chmod 644 ca.pem
  ) 2>>"$dir/lab.log"
}

# accounts → Dovecot's users, Postfix's recipients and aliases
accounts() {
  : >"$dir/users" >"$dir/recipients" >"$dir/aliases" >"$dir/domains"
  local all="" account address password pattern
  for account in "$@"; do
    case $account in
      '*='*) all=${account#*=}; continue ;;
      *:*) address=${account%%:*} password=${account#*:} ;;
      *) address=$account password=huiyin ;;
    esac
    pattern="/^${address%@*}(\\+[^@]*)?@${address#*@}\$/"
    echo "$address:{PLAIN}$password::::::" >>"$dir/users"
    echo "${pattern//./\\.} OK" >>"$dir/recipients"
    # Names itself, so that a catch-all below does not get it.
    echo "${pattern//./\\.} ${address%@*}\${1}@${address#*@}" >>"$dir/aliases"
    echo "/^${address#*@}\$/ OK" >>"$dir/domains"
  done
  [ -z "$all" ] && return
  echo "/./ $all" >>"$dir/aliases"
  echo "/./ OK" >"$dir/domains"
}

# Dovecot believes every token that is signed with this key (RFC 7519); ours is no secret.
token_key=lab-tokens

tokens() {
  mkdir -p "$dir/keys/default/HS256"
  printf %s "$token_key" | base64 >"$dir/keys/default/HS256/default"
  cat >"$dir/tokens.conf" <<END
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$dir/keys/
username_attribute = email
END
}

# token ADDRESS SECONDS → an access token that is good for so long
token() {
  local now unsigned
  now=$(date +%s)
  unsigned=$(printf '{"typ":"JWT","alg":"HS256"}' | base64url).$(
    printf '{"sub":"%s","email":"%s","iat":%d,"exp":%d}' "$1" "$1" $((now - 60)) $((now + $2)) | base64url)
  echo "$unsigned.$(printf %s "$unsigned" | openssl dgst -sha256 -hmac "$token_key" -binary | base64url)"
}

base64url() { base64 -w0 | tr '+/' '-_' | tr -d =; }

dovecot_configuration() {
  cat >"$dir/dovecot.conf" <<END
protocols = imap lmtp
listen = 127.0.0.1
base_dir = $dir/dovecot/run
state_dir = $dir/dovecot/state
instance_name = huiyin-lab-$base
log_path = $dir/dovecot.log
ssl = yes
ssl_cert = <$dir/tls/server.pem
ssl_key = <$dir/tls/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 xoauth2
auth_failure_delay = 0 secs
recipient_delimiter = +
mail_location = maildir:$dir/mail/%u
mail_fsync = never
mail_max_userip_connections = 200
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = $dir/tokens.conf
}
passdb {
  driver = passwd-file
  args = $dir/users
}
userdb {
  driver = passwd-file
  args = $dir/users
  default_fields = uid=nobody gid=nogroup home=$dir/mail/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  service_count = 0
  inet_listener imap {
    port = $base
  }
  inet_listener imaps {
    port = $((base + 1))
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = $((base + 2))
  }
}
protocol lmtp {
  # Nobody else writes into a mailbox: it is not read anew for every mail, however many lie there.
  maildir_very_dirty_syncs = yes
}
service auth {
  unix_listener postfix {
    mode = 0666
  }
}
service anvil {
  # Without it no login is delayed after a refused one.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
END
}

postfix_configuration() {
  mkdir -p "$dir/postfix/queue" "$dir/postfix/data"
  chown postfix "$dir/postfix/data"
  cat >"$dir/refused" <<'END'
/^nouser[^@]*@/ 550 5.1.1 no such user in the lab
/^full[^@]*@/   452 4.2.2 mailbox full in the lab
/^grey[^@]*@/   451 4.7.1 greylisted in the lab
END
  echo '/^X-Lab: reject/ REJECT content refused in the lab' >"$dir/headers"
  cat >"$dir/postfix/main.cf" <<END
compatibility_level = 3.6
queue_directory = $dir/postfix/queue
data_directory = $dir/postfix/data
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
# What could not be delivered at once is tried again soon: who waits here waits for seconds.
queue_run_delay = 3s
minimal_backoff_time = 3s
maximal_backoff_time = 10s
myhostname = localhost
mydestination =
mynetworks = 127.0.0.1/32
local_transport = error:5.7.1 no mail leaves the lab
default_transport = error:5.7.1 no mail leaves the lab
relay_transport = error:5.7.1 no mail leaves the lab
alias_maps =
alias_database =
recipient_delimiter = +
virtual_mailbox_domains = regexp:$dir/domains
virtual_mailbox_maps = regexp:$dir/recipients
virtual_alias_maps = regexp:$dir/aliases
virtual_alias_domains =
virtual_transport = lmtp:inet:127.0.0.1:$((base + 2))
virtual_mailbox_limit = 0
mailbox_size_limit = 0
message_size_limit = 10000000
header_checks = regexp:$dir/headers
smtpd_sasl_type = dovecot
smtpd_sasl_path = $dir/dovecot/run/postfix
smtpd_sasl_auth_enable = yes
smtpd_tls_cert_file = $dir/tls/server.pem
smtpd_tls_key_file = $dir/tls/server.key
smtpd_tls_security_level = may
smtpd_recipient_restrictions = check_recipient_access regexp:$dir/refused
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 10000
smtpd_hard_error_limit = 10000
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
END
  local authenticated="-o smtpd_relay_restrictions=permit_sasl_authenticated,reject"
  cat >"$dir/postfix/master.cf" <<END
127.0.0.1:$((base + 3)) inet n - n - - smtpd
127.0.0.1:$((base + 4)) inet n - n - - smtpd -o smtpd_tls_security_level=encrypt $authenticated
127.0.0.1:$((base + 5)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes $authenticated
  -o smtpd_discard_ehlo_keywords=pipelining,size,8bitmime,chunking
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
END
}

start() {
  mkdir -p "$dir/mail" "$dir/dovecot"
  chmod 755 "$dir"
  chown nobody:nogroup "$dir/mail"
  certificates
  accounts "$@"
  tokens
  dovecot_configuration
  postfix_configuration
  # Both return once they listen.
  dovecot -c "$dir/dovecot.conf" </dev/null >>"$dir/lab.log" 2>&1
  postfix -c "$dir/postfix" check </dev/null >>"$dir/lab.log" 2>&1
  "$daemons/master" -c "$dir/postfix" -w </dev/null >>"$dir/lab.log" 2>&1
  echo "imap=$base imaps=$((base + 1)) lmtp=$((base + 2)) smtp=$((base + 3))" \
    "submission=$((base + 4)) smtps=$((base + 5)) authorities=$dir/tls/ca.pem" | tee "$dir/endpoints"
}

stop() {
  local file pid pids=()
  for file in "$dir/postfix/queue/pid/master.pid" "$dir/dovecot/run/master.pid"; do
    [ -s "$file" ] || continue
    pid=$(tr -d ' ' <"$file")
    # A stale file may name a stranger by now.
    grep -qzF "$dir" "/proc/$pid/cmdline" 2>/dev/null && kill -TERM "$pid" && pids+=("$pid")
  done
  for pid in "${pids[@]}"; do
    for _ in {1..40}; do
      runs "$pid" || break
      sleep 0.05
    done
    # The master leads a session of its own: what is left of it goes too.
    pkill -KILL --session "$pid" || true
  done
}

# A container without a diligent init keeps the dead as zombies.
runs() {
  local state
  state=$(sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null) && [ "$state" != Z ]
}

usage() {
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -gt 0 ] || usage
action=$1
shift
case $action in
  check) missing; exit ;;
  token) [ $# = 2 ] || usage; token "$@"; exit ;;
  start | run) [ $# -gt 2 ] || usage ;;
  stop) [ $# = 1 ] || usage ;;
  *) usage ;;
esac
case $1 in
  /*) dir=$1 ;;
  *) dir=$PWD/$1 ;;
esac
shift
if [ "$action" = stop ]; then
  stop
  exit
fi
base=$1
shift
trouble=$(missing)
if [ -n "$trouble" ]; then
  echo "lab.sh: $trouble" >&2
  exit 1
fi
trap 'cat "$dir/lab.log" >&2; stop' EXIT
start "$@"
trap - EXIT
if [ "$action" = run ]; then
  # The starter holds the other end: however it ends, this does.
  trap '' INT TERM HUP
  cat >/dev/null
  stop
  # The last to die may still be writing.
  rm -rf "$dir" || { sleep 1 && rm -rf "$dir"; }
fi
