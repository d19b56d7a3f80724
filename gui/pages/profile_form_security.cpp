#include <gui/pages/profile_form_security.hpp>

#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace klamm::gui {
namespace {

constexpr const char* protocols[] = {"PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"};
constexpr const char* mechanisms[] = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI", "AWS_MSK_IAM"};
constexpr const char* passwords = "PLAIN SCRAM-SHA-256 SCRAM-SHA-512";
constexpr const char* tls = "TLS"; // of every protocol that encrypts, whatever the mechanism

struct Field {
  const char* key;
  const char* title;
  const char* mechanisms; ///< the words it is for
  bool secret = false;
};

// clang-format off
constexpr Field fields[] = {
    {"sasl.username",                                       /*say*/ "User",                 passwords},
    {"sasl.password",                                       /*say*/ "Password",             passwords, true},
    {"sasl.oauthbearer.token.endpoint.url",                 /*say*/ "Token endpoint",       "OAUTHBEARER"},
    {"sasl.oauthbearer.client.credentials.client.id",       /*say*/ "OAuth client id",      "OAUTHBEARER"},
    {"sasl.oauthbearer.client.credentials.client.secret",   /*say*/ "OAuth client secret",  "OAUTHBEARER", true},
    {"sasl.oauthbearer.assertion.private.key.file",         /*say*/ "Assertion key file",   "OAUTHBEARER"},
    {"sasl.oauthbearer.scope",                              /*say*/ "Scope",                "OAUTHBEARER"},
    {"sasl.oauthbearer.token",                              /*say*/ "Bearer token",         "OAUTHBEARER", true},
    {"sasl.kerberos.service.name",                          /*say*/ "Service name",         "GSSAPI"},
    {"sasl.kerberos.principal",                             /*say*/ "Principal",            "GSSAPI"},
    {"sasl.kerberos.keytab",                                /*say*/ "Keytab file",          "GSSAPI"},
    {"sasl.kerberos.ticket.cache",                          /*say*/ "Ticket cache",         "GSSAPI"},
    {"klamm.aws.profile",                                   /*say*/ "AWS profile",          "AWS_MSK_IAM"},
    {"klamm.aws.region",                                    /*say*/ "AWS region",           "AWS_MSK_IAM"},
    {"klamm.aws.access.key.id",                             /*say*/ "AWS access key id",    "AWS_MSK_IAM"},
    {"klamm.aws.secret.access.key",                         /*say*/ "AWS secret key",       "AWS_MSK_IAM", true},
    {"klamm.aws.session.token",                             /*say*/ "AWS session token",    "AWS_MSK_IAM", true},
    {"ssl.truststore.location",                             /*say*/ "CA certificates file", tls},
    {"ssl.truststore.password",                             /*say*/ "CA file password",     tls, true},
    {"ssl.keystore.location",                               /*say*/ "Client certificate",   tls},
    {"ssl.key.location",                                    /*say*/ "Client key file",      tls},
    {"ssl.key.password",                                    /*say*/ "Client key password",  tls, true},
};
// clang-format on

QString stored(const profiles::Profile& profile, const char* key) {
  if (const auto at = profile.secrets.find(key); at != profile.secrets.end())
    return QString::fromStdString(to_word(at->second));
  const auto at = profile.security.find(key);
  return at == profile.security.end() ? QString() : QString::fromStdString(at->second);
}

} // namespace

SecurityFields::SecurityFields(int label_width, QWidget* parent) : QWidget(parent) {
  auto* all = column_of(this, 0, 0, 0, 0, 8);
  const auto line = [&](const QString& title, QWidget* widget) {
    auto* holder = new QWidget;
    auto* row = row_of(holder, 0, 0, 0, 0, 8);
    auto* name = label(title, Type::base);
    name->setFixedWidth(label_width);
    name->setBuddy(widget);
    row->addWidget(name);
    row->addWidget(widget, 1);
    all->addWidget(holder);
    return holder;
  };
  const auto choice = [](const char* name, const auto& words) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setFont(font_of(Type::base));
    for (const char* word : words) box->addItem(QLatin1String(word));
    return box;
  };
  protocol_ = choice("profile_protocol", protocols);
  mechanism_ = choice("profile_mechanism", mechanisms);
  protocol_->setAccessibleName(say("Protocol"));
  mechanism_->setAccessibleName(say("Mechanism"));
  line(say("Protocol"), protocol_);
  mechanism_line_ = line(say("Mechanism"), mechanism_);
  for (const Field& field : fields) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QLatin1String(field.key));
    edit->setFont(font_of(Type::base));
    edit->setAccessibleName(say(field.title));
    edit->setToolTip(tip(QLatin1String(field.key)));
    if (field.secret) edit->setPlaceholderText(QStringLiteral("@env:NAME, @file:PATH, @keychain:KEY, @prompt"));
    rows_.push_back({field.key, field.secret, line(say(field.title), edit), edit});
  }
  connect(protocol_, &QComboBox::currentTextChanged, this, [this] { show_rows(); });
  connect(mechanism_, &QComboBox::currentTextChanged, this, [this] { show_rows(); });
  show_rows();
}

std::string SecurityFields::protocol() const {
  return protocol_->currentText().toStdString();
}

std::string SecurityFields::mechanism() const {
  return protocol().starts_with("SASL") ? mechanism_->currentText().toStdString() : std::string();
}

bool SecurityFields::applies(const Row& row) const {
  const auto* const field =
      std::find_if(std::begin(fields), std::end(fields), [&](const Field& one) { return one.key == row.key; });
  const std::string_view words = field->mechanisms;
  if (words == tls) return protocol().ends_with("SSL");
  const std::string chosen = mechanism();
  return !chosen.empty() && words.find(chosen) != std::string_view::npos;
}

void SecurityFields::show_rows() {
  mechanism_line_->setVisible(protocol().starts_with("SASL"));
  for (const Row& row : rows_) row.line->setVisible(applies(row));
}

void SecurityFields::show_profile(const profiles::Profile& profile) {
  shown_ = profile;
  const QString said = stored(profile, "security.protocol");
  protocol_->setCurrentText(said.isEmpty() ? QStringLiteral("PLAINTEXT") : said);
  const QString how = stored(profile, "sasl.mechanism");
  mechanism_->setCurrentText(how.isEmpty() ? QStringLiteral("GSSAPI") : how); // Kafka's default
  if (said.isEmpty()) mechanism_->setCurrentText(QStringLiteral("SCRAM-SHA-512"));
  for (const Row& row : rows_) row.edit->setText(stored(profile, row.key));
  show_rows();
}

Result<void> SecurityFields::put(profiles::Profile& profile) const {
  const auto was = stored(shown_, "security.protocol").toStdString();
  const auto how = stored(shown_, "sasl.mechanism").toStdString();
  const bool same = protocol() == (was.empty() ? "PLAINTEXT" : was) &&
                    (mechanism().empty() || mechanism() == (how.empty() ? "GSSAPI" : how));
  const auto store = [&](const char* key, const QString& value) -> Result<void> {
    if (value == stored(profile, key)) return {};
    if (value.isEmpty()) return profiles::unset(profile, key);
    return profiles::set(profile, key, value.toStdString());
  };
  const bool plain = protocol() == "PLAINTEXT" && was.empty();
  if (auto done = store("security.protocol", plain ? QString() : QString::fromStdString(protocol())); !done) return done;
  if (!mechanism().empty() || !same) {
    const bool unsaid = same && how.empty();
    if (auto done = store("sasl.mechanism", unsaid ? QString() : QString::fromStdString(mechanism())); !done) return done;
  }
  for (const Row& row : rows_) {
    const bool here = applies(row);
    if (!here && same) continue;
    if (auto done = store(row.key, here ? row.edit->text().trimmed() : QString()); !done) return done;
  }
  return {};
}

} // namespace klamm::gui
