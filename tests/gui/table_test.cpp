#include <gui/table/fit.hpp>
#include <gui/table/model.hpp>

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>
#include <random>

using namespace klamm;
using namespace klamm::gui;

namespace {

struct Line {
  std::string name;
  int value = 0;
};

const Schema& line_schema() {
  static const Schema schema = describe<Line>("test.lines", 1, "Lines.")
                                   .key([](const Line& line) { return line.name; })
                                   .column({"name", "NAME", Unit::text, "Name"}, &Line::name)
                                   .column({"value", "VALUE", Unit::count, "Value"}, &Line::value);
  return schema;
}

} // namespace

class TableTest : public QObject {
  Q_OBJECT

 private slots:
  void random_arrangements_under_a_fatal_tester() {
    RowsModel model;
    std::vector<GridColumn> columns(2);
    columns[0].field = "name";
    columns[1].field = "value";
    model.set_columns(columns);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QItemSelectionModel selection(&model);
    std::mt19937 random(20261130);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const char* sorts[] = {"name", "name:desc", "value", "value:desc"};
    for (int round = 0; round < 300; ++round) {
      std::vector<Line> lines;
      for (int i = 0; i < 40; ++i)
        if (below(4) > 0) lines.push_back({"line-" + std::to_string(i), below(6)});
      ViewRequest request;
      request.rows = below(3) == 0 && model.shown() ? model.shown()->rows : Rows::make(line_schema(), lines);
      request.before = model.shown();
      request.sort = sorts[below(4)];
      if (below(2) == 0) request.where = "value>" + std::to_string(below(5));
      std::string kept;
      if (model.rowCount() > 0) {
        const int row = below(model.rowCount());
        selection.select(model.index(row, 0),
                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        kept = model.key(row);
      }
      const auto result = arrange(request, {});
      QVERIFY(result.has_value());
      model.apply(*result);
      QCOMPARE(static_cast<std::size_t>(model.rowCount()), result->shown->order.size());
      for (int row = 0; row < model.rowCount(); ++row) {
        const auto& line = result->shown->rows->as<Line>(result->shown->order[static_cast<std::size_t>(row)]);
        QCOMPARE(model.index(row, 0).data().toString().toStdString(), line.name);
        QCOMPARE(model.index(row, 1).data().toString().toInt(), line.value);
      }
      for (const QModelIndex& index : selection.selectedRows()) QCOMPARE(model.key(index.row()), kept);
    }
  }

  void a_wrong_filter_is_an_error_and_a_word_an_expression() {
    ViewRequest request;
    request.rows = Rows::make(line_schema(), std::vector<Line>{{"a.b", 1}, {"axb", 2}});
    request.where = "nothing=1";
    QCOMPARE(arrange(request, {}).error().kind, ErrorKind::usage);
    request.where = as_expression(line_schema(), "a.b");
    QCOMPARE(arrange(request, {})->shown->order.size(), std::size_t{1});
    QCOMPARE(as_expression(line_schema(), "value>1"), std::string("value>1"));
    QCOMPARE(as_expression(line_schema(), "  "), std::string());
  }

  void columns_go_in_their_order_where_there_is_no_room() {
    const std::vector<ColumnRoom> columns{{300, true, 1010, false, true},
                                          {100, true, 1009},
                                          {100, true, 1},
                                          {100, true, 0},
                                          {100, false, 1008}};
    QCOMPARE(fit(columns, 720),
             (std::vector<int>{360, 120, 120, 120, 0})); // the name gets most of what is left
    QCOMPARE(fit(columns, 450), (std::vector<int>{150, 100, 100, 100, 0})); // it gives way first
    QCOMPARE(fit(columns, 449), (std::vector<int>{249, 100, 100, 0, 0}));
    QCOMPARE(fit(columns, 349), (std::vector<int>{249, 100, 0, 0, 0}));
    QCOMPARE(fit(columns, 100), (std::vector<int>{150, 0, 0, 0, 0}));
    const std::vector<ColumnRoom> unnamed{{100, true, 9}, {100, true, 8, true}, {100, true, 7}};
    QCOMPARE(fit(unnamed, 340), (std::vector<int>{120, 100, 120}));
    GridColumn column;
    column.field = "value";
    QCOMPARE(rank_of(column, "name,value"), 1);
    QVERIFY(rank_of(column, "name,values") > 100);
  }

  void a_row_is_found_by_its_key() {
    const auto rows = Rows::make(line_schema(), std::vector<Line>{{"a", 1}, {"b", 2}, {"b", 3}});
    QCOMPARE(rows->find("b"), std::optional<std::size_t>(1));
    QVERIFY(!rows->find("c"));
  }

  void what_a_filter_hides_is_counted() {
    ViewRequest request;
    request.rows = Rows::make(line_schema(), std::vector<Line>{{"a", 1}, {"b", 2}, {"c", 3}});
    request.counts = {"value>1", "value=9"};
    const auto result = arrange(request, {});
    QCOMPARE(result->counts, (std::vector<std::size_t>{2, 0}));
  }
};

QTEST_GUILESS_MAIN(TableTest)
#include "table_test.moc"
