// The form of a stored connection: what it shows, keeps and refuses.
#include "window.hpp"

#include <gui/pages/connections.hpp>
#include <gui/words/say.hpp>

#include <QComboBox>
#include <QFile>

using namespace klamm;
using namespace klamm::testing;

class ConnectionsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { gui::set_up(*static_cast<QApplication*>(QApplication::instance())); }
  void init() { desk_ = std::make_unique<Desk>(); }
  void cleanup() { desk_.reset(); }

  void saving_a_connection_keeps_what_the_form_does_not_show() {
    const profiles::Store store(process_environment());
    profiles::Profile profile;
    profile.name = "kept";
    profile.bootstrap_servers = "localhost:9092";
    profile.bootstrap_controllers = "localhost:9093";
    profile.client_id = "ops";
    QVERIFY(store.save(profile, true).has_value());
    QVERIFY(form_shows("kept"));
    desk_->type("profile_description", "changed");
    desk_->press("save_connection");
    const auto saved = store.load("kept");
    QVERIFY(saved.has_value());
    QCOMPARE(saved->description, std::string("changed"));
    QCOMPARE(saved->bootstrap_controllers, std::string("localhost:9093"));
    QCOMPARE(saved->client_id, std::string("ops"));
    QVERIFY(store.remove("kept").has_value());
  }

  void a_connection_shows_the_fields_of_its_mechanism_alone() {
    const profiles::Store store(process_environment());
    profiles::Profile profile;
    profile.name = "secured";
    profile.bootstrap_servers = "localhost:9093";
    QVERIFY(profiles::set(profile, "security.protocol", "SASL_SSL").has_value());
    QVERIFY(profiles::set(profile, "sasl.mechanism", "SCRAM-SHA-512").has_value());
    QVERIFY(profiles::set(profile, "sasl.username", "alice").has_value());
    QVERIFY(profiles::set(profile, "ssl.cipher.suites", "TLS_AES_256_GCM_SHA384").has_value());
    profile.secrets["sasl.password"] = {profiles::SecretRef::Kind::command, {"pass", "show", "kafka"}};
    QVERIFY(store.save(profile, true).has_value());
    QVERIFY(form_shows("secured"));
    const auto shown = [&](const char* key) {
      const auto* edit = desk_->window->findChild<QLineEdit*>(QLatin1String(key));
      return edit && edit->isVisibleTo(desk_->window.get());
    };
    QVERIFY(shown("sasl.username") && shown("sasl.password") && shown("ssl.truststore.location"));
    QVERIFY(!shown("sasl.kerberos.keytab") && !shown("klamm.aws.region") && !shown("sasl.oauthbearer.scope"));
    desk_->press("save_connection");
    QVERIFY(store.load("secured")->secrets == profile.secrets);
    QVERIFY(store.load("secured")->security == profile.security);

    desk_->find<QComboBox>("profile_mechanism")->setCurrentText(QStringLiteral("GSSAPI"));
    QVERIFY(!shown("sasl.username") && !shown("sasl.password") && shown("sasl.kerberos.keytab") &&
            shown("ssl.truststore.location"));
    desk_->type("sasl.kerberos.keytab", "/etc/klamm.keytab");
    desk_->press("save_connection");
    auto saved = store.load("secured");
    QVERIFY(saved->secrets.empty());
    QVERIFY((saved->security == std::map<std::string, std::string, std::less<>>{
                                    {"security.protocol", "SASL_SSL"},
                                    {"sasl.mechanism", "GSSAPI"},
                                    {"sasl.kerberos.keytab", "/etc/klamm.keytab"},
                                    {"ssl.cipher.suites", "TLS_AES_256_GCM_SHA384"}}));

    desk_->find<QComboBox>("profile_mechanism")->setCurrentText(QStringLiteral("PLAIN"));
    desk_->type("sasl.password", "hunter2"); // a secret itself is refused
    desk_->press("save_connection");
    QVERIFY(desk_->find<QLabel>("connection_refusal")->isVisibleTo(desk_->window.get()));
    QVERIFY(!desk_->find<QLabel>("connection_refusal")->text().contains(QStringLiteral("hunter2")));
    QVERIFY(store.load("secured")->security == saved->security);

    desk_->find<QComboBox>("profile_protocol")->setCurrentText(QStringLiteral("PLAINTEXT"));
    QVERIFY(!shown("sasl.username") && !shown("ssl.truststore.location") &&
            !desk_->window->findChild<QComboBox*>(QStringLiteral("profile_mechanism"))
                 ->isVisibleTo(desk_->window.get()));
    QVERIFY(store.remove("secured").has_value());
  }

  void a_profile_that_cannot_be_loaded_says_why() {
    const profiles::Store store(process_environment());
    profiles::Profile profile;
    profile.name = "fine";
    profile.bootstrap_servers = "localhost:9092";
    QVERIFY(store.save(profile, true).has_value());
    const QString path = QString::fromStdString(store.config_folder()) + QStringLiteral("/broken.yaml");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("unheard_of: 1\n");
    file.close();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    const auto broken = store.load("broken");
    QVERIFY(!broken.has_value());
    show_connections();
    QVERIFY(wait_until([&] { return desk_->find<QLabel>("connection_errors") != nullptr; }));
    QCOMPARE(desk_->find<QLabel>("connection_errors")->text(), gui::say(broken.error()));
    QCOMPARE(desk_->find<QLineEdit>("profile_name")->text(), QStringLiteral("fine"));
    QVERIFY(store.remove("broken").has_value());
    desk_->window->show_connections();
    desk_->window->findChild<gui::Connections*>()->reload();
    QVERIFY(desk_->find<QLabel>("connection_errors") == nullptr);
    QVERIFY(store.remove("fine").has_value());
  }

 private:
  void show_connections() {
    desk_->window = std::make_unique<gui::MainWindow>();
    desk_->window->show_connections();
    desk_->window->show();
  }
  bool form_shows(const char* profile) {
    show_connections();
    return wait_until([&] {
      const auto* name = desk_->find<QLineEdit>("profile_name");
      return name != nullptr && name->text() == QLatin1String(profile);
    });
  }

  Folders folders_;
  std::unique_ptr<Desk> desk_;
};

QTEST_MAIN(ConnectionsTest)
#include "connections_test.moc"
