# What `up --security` adds to every broker: an own authority, listeners of every kind, users of different rights.
# Sourced by scripts/sandbox.
#
#   PORT + i       PLAINTEXT        between the brokers; who comes here may do everything
#   PORT + 10 + i  SASL_SSL         PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER (unsecured tokens), GSSAPI
#   PORT + 20 + i  SSL              a client certificate is required
#   PORT + 30 + i  SASL_PLAINTEXT   the same without OAUTHBEARER; sessions last three seconds, SCRAM-SHA-256 excepted
#   PORT + 40 + i  TLSONLY          TLS without a client certificate
#
# NAME/security/ holds ca.pem, client.pem (key and certificate of alice), client.p12, client-encrypted.pem, other-ca.pem,
# stranger.pem (of the other authority), and a client.properties for each way in: sasl_ssl.properties, ssl.properties …
# Users: admin may do everything, alice what the tests allow her, nobody nothing. Passwords: NAME-secret; files: p12-secret.

security_users=(admin alice nobody)

security_home() { printf '%s/security\n' "$home"; }

security_address() { printf '127.0.0.1:%d\n' $((port + $1 + $2)); } # OFFSET BROKER

security_addresses() { # OFFSET
  local id list=
  for id in $(node_ids); do list+=,$(security_address "$1" "$id"); done
  printf '%s\n' "${list#,}"
}

# issue NAME SUBJECT CA EXTENSIONS: NAME.key and NAME.crt, signed by CA.key.
issue() {
  openssl ecparam -name prime256v1 -genkey -noout 2>/dev/null | openssl pkcs8 -topk8 -nocrypt -out "$1.key"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA "$3.pem" -CAkey "$3.key" -set_serial "0x$(head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \n')" \
    -days 30 -sha256 -extfile <(printf '%s\n' "$4") -out "$1.crt" 2>/dev/null
  rm -f "$1.csr"
}

authority() { # NAME
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.pem" -days 30 \
    -subj "/CN=Klamm sandbox $1" -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
}

write_certificates() {
  local id names
  need openssl
  mkdir -p "$(security_home)"
  chmod 700 "$(security_home)"
  (
    cd "$(security_home)"
    umask 077
    authority ca
    authority other-ca
    for id in $(node_ids); do
      names="subjectAltName=DNS:localhost,DNS:b$id.kafka.test,IP:127.0.0.1"
      issue "broker-$id" "/CN=broker-$id" ca "$names"$'\n'"extendedKeyUsage=serverAuth,clientAuth"
      cat "broker-$id.key" "broker-$id.crt" >"broker-$id.pem"
    done
    issue client /CN=alice ca extendedKeyUsage=clientAuth
    cat client.key client.crt >client.pem
    openssl pkcs8 -topk8 -in client.key -passout pass:p12-secret -out client-encrypted.key
    cat client-encrypted.key client.crt >client-encrypted.pem
    openssl pkcs12 -export -in client.crt -inkey client.key -certfile ca.pem -passout pass:p12-secret -out client.p12
    openssl pkcs12 -export -nokeys -in ca.pem -passout pass:p12-secret -out truststore.p12
    issue stranger /CN=alice other-ca extendedKeyUsage=clientAuth
    cat stranger.key stranger.crt >stranger.pem
  ) || die "openssl could not make the certificates"
}

# security_listeners ID: what listeners= gets in addition.
security_listeners() {
  printf ',SASL_SSL://%s,SSL://%s,SASL_PLAINTEXT://%s,TLSONLY://%s\n' "$(security_address 10 "$1")" \
    "$(security_address 20 "$1")" "$(security_address 30 "$1")" "$(security_address 40 "$1")"
}

write_security_config() {
  local id=$1 modules=org.apache.kafka.common.security listener user plain=
  for user in "${security_users[@]}"; do plain+=" user_$user=\"$user-secret\""; done
  cat <<PROPERTIES
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS;User:admin
ssl.keystore.type=PEM
ssl.keystore.location=$(security_home)/broker-$id.pem
ssl.truststore.type=PEM
ssl.truststore.location=$(security_home)/ca.pem
ssl.principal.mapping.rules=RULE:^CN=([^,]*).*\$/\$1/,DEFAULT
listener.name.ssl.ssl.client.auth=required
delegation.token.secret.key=sandbox
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER,GSSAPI
sasl.kerberos.service.name=kafka
listener.name.sasl_plaintext.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,GSSAPI
listener.name.sasl_plaintext.plain.connections.max.reauth.ms=3000
listener.name.sasl_plaintext.scram-sha-512.connections.max.reauth.ms=3000
listener.name.sasl_plaintext.gssapi.connections.max.reauth.ms=3000
PROPERTIES
  for listener in sasl_ssl sasl_plaintext; do
    cat <<PROPERTIES
listener.name.$listener.plain.sasl.jaas.config=$modules.plain.PlainLoginModule required$plain;
listener.name.$listener.scram-sha-256.sasl.jaas.config=$modules.scram.ScramLoginModule required;
listener.name.$listener.scram-sha-512.sasl.jaas.config=$modules.scram.ScramLoginModule required;
listener.name.$listener.gssapi.sasl.jaas.config=$(kerberos_jaas)
PROPERTIES
  done
  cat <<PROPERTIES
listener.name.sasl_ssl.oauthbearer.sasl.jaas.config=$modules.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="admin";
PROPERTIES
}

# The users' credentials, for StorageTool format.
scram_arguments() {
  local user mechanism
  for user in "${security_users[@]}"; do
    for mechanism in SCRAM-SHA-256 SCRAM-SHA-512; do
      printf '%s\n' --add-scram "$mechanism=[name=$user,password=$user-secret]"
    done
  done
}

write_client_files() {
  local folder user
  folder=$(security_home)
  umask 077
  for user in "${security_users[@]}"; do
    cat >"$folder/$user.properties" <<PROPERTIES
bootstrap.servers=$(security_addresses 10)
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="$user" password="$user-secret";
ssl.truststore.type=PEM
ssl.truststore.location=$folder/ca.pem
PROPERTIES
    printf '%s-secret\n' "$user" >"$folder/$user.password"
  done
  cat >"$folder/ssl.properties" <<PROPERTIES
bootstrap.servers=$(security_addresses 20)
security.protocol=SSL
ssl.truststore.type=PEM
ssl.truststore.location=$folder/ca.pem
ssl.keystore.type=PKCS12
ssl.keystore.location=$folder/client.p12
ssl.keystore.password=p12-secret
PROPERTIES
}
