#pragma once

#include <QWidget> // first: moc cannot read <concepts> before another standard header

#include <klamm/profiles.hpp>

#include <string>
#include <vector>

class QComboBox;
class QLineEdit;

namespace klamm::gui {

/// How a profile encrypts and authenticates: the protocol, the mechanism, and only the fields that these need.
class SecurityFields : public QWidget {
  Q_OBJECT
 public:
  /// `label_width` pixels stand before each field.
  explicit SecurityFields(int label_width, QWidget* parent = nullptr);
  void show_profile(const profiles::Profile& profile);
  /// Puts what was typed into the profile; a `usage` error names the first bad field. Settings of another protocol or
  /// mechanism than the one chosen stay as long as neither was changed, and go with the change.
  [[nodiscard]] Result<void> put(profiles::Profile& profile) const;

 private:
  struct Row {
    const char* key;
    bool secret;
    QWidget* line;
    QLineEdit* edit;
  };
  void show_rows();
  [[nodiscard]] std::string protocol() const;
  [[nodiscard]] std::string mechanism() const;
  [[nodiscard]] bool applies(const Row& row) const;

  profiles::Profile shown_;
  QComboBox* protocol_;
  QComboBox* mechanism_;
  QWidget* mechanism_line_;
  std::vector<Row> rows_;
};

} // namespace klamm::gui
