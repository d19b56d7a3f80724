# The Kerberos of `up --security`: a KDC of its own on PORT + 90, realm KLAMM.TEST, nothing of the system's. Sourced by
# scripts/sandbox.
#
# NAME/security/ gets krb5.conf (for KRB5_CONFIG) and a keytab each: kafka.keytab (the brokers'), admin.keytab and
# alice.keytab, whose password is USER-secret. Principals: kafka/127.0.0.1, admin, alice.

realm=KLAMM.TEST

kdc_home() { printf '%s/kdc\n' "$home"; }
kdc_address() { printf '127.0.0.1:%d\n' $((port + 90)); }
krb5_config() { printf '%s/krb5.conf\n' "$(security_home)"; }

# Debian keeps the KDC's programs where only root looks.
with_kdc() { PATH=$PATH:/usr/sbin:/sbin KRB5_CONFIG=$(krb5_config) KRB5_KDC_PROFILE=$(kdc_home)/kdc.conf "$@"; }

write_kerberos() {
  local folder user tool
  for tool in krb5kdc kdb5_util kadmin.local; do
    with_kdc command -v "$tool" >/dev/null || die "$tool is missing: scripts/bootstrap installs it"
  done
  folder=$(kdc_home)
  mkdir -p "$folder"
  cat >"$(krb5_config)" <<CONF
[libdefaults]
  default_realm = $realm
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
  default_ccache_name = FILE:$(security_home)/tickets
  default_tkt_enctypes = aes256-cts-hmac-sha1-96
  default_tgs_enctypes = aes256-cts-hmac-sha1-96
  permitted_enctypes = aes256-cts-hmac-sha1-96
[realms]
  $realm = {
    kdc = $(kdc_address)
  }
[domain_realm]
  127.0.0.1 = $realm
  localhost = $realm
CONF
  cat >"$folder/kdc.conf" <<CONF
[kdcdefaults]
  kdc_listen = ""
  kdc_tcp_listen = $(kdc_address)
[realms]
  $realm = {
    database_name = $folder/principal
    key_stash_file = $folder/stash
    acl_file = $folder/acl
    supported_enctypes = aes256-cts-hmac-sha1-96:normal
  }
CONF
  {
    with_kdc kdb5_util create -s -r "$realm" -P sandbox
    with_kdc kadmin.local -r "$realm" addprinc -randkey kafka/127.0.0.1
    with_kdc kadmin.local -r "$realm" ktadd -norandkey -k "$(security_home)/kafka.keytab" kafka/127.0.0.1
    for user in admin alice; do
      with_kdc kadmin.local -r "$realm" addprinc -pw "$user-secret" "$user"
      with_kdc kadmin.local -r "$realm" ktadd -norandkey -k "$(security_home)/$user.keytab" "$user"
    done
  } >"$folder/setup.log" 2>&1 || { tail -n 5 "$folder/setup.log" >&2; die "the KDC's database could not be made"; }
}

start_kdc() {
  is_gone "$(kdc_home)/pid" || return 0
  with_kdc spawn "$(kdc_home)/pid" "$(kdc_home)/kdc.log" krb5kdc -n -r "$realm"
}

# What the brokers are told: their principal is that of the address they advertise.
kerberos_jaas() {
  printf 'com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true storeKey=true keyTab="%s" principal="kafka/127.0.0.1@%s";\n' \
    "$(security_home)/kafka.keytab" "$realm"
}
