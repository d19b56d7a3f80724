#pragma once

#include <klamm/result.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <string>

// OpenSSL 3's functions that TLS needs, found when the first encrypted connection is made: linked in, both
// libraries would cost every plaintext start one to two milliseconds.

namespace klamm::net::tls {

// clang-format off
#define KLAMM_SSL_FUNCTIONS(X) \
  X(SSL_CTX_new) X(SSL_CTX_free) X(SSL_CTX_ctrl) X(SSL_CTX_set_verify) X(SSL_CTX_set_cipher_list) \
  X(SSL_CTX_set_ciphersuites) X(SSL_CTX_set_default_verify_paths) X(SSL_CTX_get_cert_store) \
  X(SSL_CTX_use_certificate) X(SSL_CTX_use_PrivateKey) X(SSL_CTX_check_private_key) X(SSL_CTX_set_options) \
  X(SSL_new) X(SSL_free) X(SSL_ctrl) X(SSL_set_bio) X(SSL_set_connect_state) X(SSL_do_handshake) X(SSL_read) \
  X(SSL_write) X(SSL_get_error) X(SSL_set1_host) X(SSL_set_hostflags) X(SSL_get0_param) \
  X(SSL_get_verify_result) X(SSL_get_version) \
  X(SSL_set_ex_data) X(SSL_get_ex_data) X(SSL_get_ex_data_X509_STORE_CTX_idx) X(SSL_CIPHER_get_name) X(SSL_get_current_cipher) X(TLS_client_method)
#define KLAMM_CRYPTO_FUNCTIONS(X) \
  X(BIO_new) X(BIO_s_mem) X(BIO_free) X(BIO_read) X(BIO_write) X(BIO_ctrl_pending) X(BIO_new_mem_buf) X(BIO_ctrl) \
  X(ERR_get_error) X(ERR_clear_error) X(ERR_peek_last_error) X(ERR_reason_error_string) \
  X(PEM_read_bio_X509) X(PEM_read_bio_PrivateKey) X(X509_free) X(X509_STORE_add_cert) X(EVP_PKEY_free) \
  X(X509_check_private_key) X(X509_VERIFY_PARAM_set1_ip_asc) X(X509_verify_cert_error_string) \
  X(X509_get_subject_name) X(X509_get_issuer_name) X(X509_NAME_oneline) X(X509_get0_notBefore) \
  X(X509_get0_notAfter) X(ASN1_TIME_to_tm) X(CRYPTO_free) X(X509_get_ext_d2i) X(GENERAL_NAMES_free) \
  X(d2i_PKCS12_bio) X(PKCS12_parse) X(PKCS12_free) X(OPENSSL_sk_num) X(OPENSSL_sk_value) X(OPENSSL_sk_pop_free) \
  X(ASN1_STRING_get0_data) X(ASN1_STRING_length) X(X509_up_ref) \
  X(EVP_MD_CTX_new) X(EVP_MD_CTX_free) X(EVP_DigestSignInit) X(EVP_DigestSign) X(EVP_sha256) \
  X(EVP_PKEY_get_base_id) X(EVP_PKEY_get_bits) \
  X(X509_STORE_CTX_get_ex_data) X(X509_STORE_CTX_get_current_cert)
// clang-format on

/// `ssl().SSL_new(…)`: the types are those of OpenSSL's headers.
struct OpenSsl {
#define KLAMM_DECLARE(name) decltype(&::name) name = nullptr;
  KLAMM_SSL_FUNCTIONS(KLAMM_DECLARE)
  KLAMM_CRYPTO_FUNCTIONS(KLAMM_DECLARE)
#undef KLAMM_DECLARE
};

/// Loads the libraries the first time. `NO_LIBSSL` where they are missing.
[[nodiscard]] Result<const OpenSsl*> load_openssl();

} // namespace klamm::net::tls
