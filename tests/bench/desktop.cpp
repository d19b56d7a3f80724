// klamm_bench_desktop empty|window|load TOPICS PARTITIONS GROUPS REFRESHES: what the desktop costs, as `name
// value` lines.
//
//   empty    ms from the start of main to the first paint of an empty Qt window
//   window   the same of klamm-desktop's window without a cluster
//   load     opens a scripted cluster (a process of its own) and uses every page that lists much of it

#include <gui/shell/app.hpp>
#include <gui/shell/main_window.hpp>
#include <support/scripted_cluster.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace klamm;
using namespace klamm::testing;
using Clock = std::chrono::steady_clock;

namespace {

const Clock::time_point began = Clock::now();

double ms_since(Clock::time_point then) {
  return std::chrono::duration<double, std::milli>(Clock::now() - then).count();
}

double thread_cpu_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double resident_mib() {
  std::ifstream file("/proc/self/statm");
  long all = 0;
  long resident = 0;
  file >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void tell(const std::string& name, double value) {
  std::printf("%s %.1f\n", name.c_str(), value);
  std::fflush(stdout);
}

/// Notes how long each event that comes from the loop takes, what it sets off included.
class Watched : public QApplication {
 public:
  using QApplication::QApplication;
  struct Stall {
    double wall = 0;
    double cpu = 0;
    std::string what;
  };

  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_ > 0) return QApplication::notify(receiver, event);
    const int type = event->type();
    std::string name = receiver->metaObject()->className();
    if (!receiver->objectName().isEmpty()) name += "#" + receiver->objectName().toStdString();
    const auto then = Clock::now();
    const double cpu = thread_cpu_ms();
    ++depth_;
    const bool done = QApplication::notify(receiver, event);
    --depth_;
    if (type == QEvent::Paint || type == QEvent::UpdateRequest) {
      if (first_paint < 0) first_paint = ms_since(began);
    }
    const Stall stall{ms_since(then), thread_cpu_ms() - cpu,
                      phase + ": event " + std::to_string(type) + " of " + name};
    ++events;
    if (stall.cpu > 50) ++long_ones;
    worst.push_back(stall);
    std::sort(worst.begin(), worst.end(),
              [](const Stall& left, const Stall& right) { return left.cpu > right.cpu; });
    if (worst.size() > 10) worst.pop_back();
    return done;
  }

  std::string phase = "start";
  std::vector<Stall> worst;
  double first_paint = -1;
  long events = 0;
  long long_ones = 0;

 private:
  int depth_ = 0;
};

/// The cluster in a process of its own, so that neither its memory nor its threads count. Gives its
/// addresses.
std::string serve(int topics, int partitions, int groups, pid_t& child) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  child = fork();
  if (child == 0) {
    close(ends[0]);
    ScriptedCluster cluster(3);
    auto& model = cluster.model();
    char name[32];
    const int each = std::max(1, partitions / topics);
    for (int i = 0; i < topics; ++i) {
      std::snprintf(name, sizeof name, "topic-%06d", i);
      auto& topic = model.add_topic(name, each, 3);
      for (auto& at : topic.partitions) {
        at.end = 1000 + i;
        at.size_bytes = std::int64_t{i + 1} << 20;
      }
      if (i % 97 == 0) topic.at(0).isr.pop_back();
    }
    for (int i = 0; i < groups; ++i) {
      std::snprintf(name, sizeof name, "group-%06d", i);
      auto& group = model.add_group(name);
      std::snprintf(name, sizeof name, "topic-%06d", i % topics);
      for (int p = 0; p < std::min(each, 4); ++p) group.commit(name, p, 900 - i % 500);
    }
    const std::string bootstrap = cluster.bootstrap() + "\n";
    if (write(ends[1], bootstrap.data(), bootstrap.size()) < 0) std::_Exit(1);
    while (true) pause();
  }
  close(ends[1]);
  std::string out;
  char letter = 0;
  while (read(ends[0], &letter, 1) == 1 && letter != '\n') out += letter;
  close(ends[0]);
  return out;
}

QTableView* table(const gui::MainWindow& window, const char* name) {
  for (auto* one : window.findChildren<QTableView*>(QString::fromLatin1(name)))
    if (one->isVisible()) return one;
  return nullptr;
}

bool wait_for(const std::function<bool()>& done, int ms = 120'000) {
  return QTest::qWaitFor(done, ms);
}

/// What a user does with a long list.
void use(Watched& app, gui::MainWindow& window, const char* name, const char* filter, int rows) {
  auto* view = table(window, name);
  if (!view) return;
  app.phase = std::string(name) + " sort";
  auto* header = view->horizontalHeader();
  for (const int column : {2, 1, 0}) {
    if (header->isSectionHidden(column)) continue;
    const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    QTest::qWait(1200);
  }
  app.phase = std::string(name) + " scroll";
  for (int i = 0; i < 60; ++i) {
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * i / 60);
    QTest::qWait(16);
  }
  app.phase = std::string(name) + " filter";
  for (auto* edit : window.findChildren<QLineEdit*>("filter")) {
    if (!edit->isVisible()) continue;
    QTest::keyClicks(edit, QString::fromLatin1(filter));
    (void)wait_for([&] { return view->model()->rowCount() < rows; }, 5000);
    QTest::qWait(500);
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Return);
    (void)wait_for([&] { return view->model()->rowCount() >= rows; }, 5000);
  }
}

int load(Watched& app, const std::string& bootstrap, int topics, int partitions, int groups, int refreshes) {
  gui::MainWindow window;
  window.resize(1440, 900);
  window.show();
  QTest::qWait(300);
  const double base = resident_mib();
  tell("rss_of_the_window_mib", base);
  profiles::Target target;
  target.profile.bootstrap_servers = bootstrap;
  app.phase = "topics load";
  const auto opened = Clock::now();
  auto* view = window.open(target, {QStringLiteral("topics")});
  double told = -1;
  QObject::connect(&view->session().feed(gui::Kind::topics), &gui::Feed::changed, view, [&] {
    if (told < 0) told = ms_since(opened);
  });
  const auto full = [&](const char* name, int rows) {
    return [&window, name, rows] {
      auto* at = table(window, name);
      return at && at->model()->rowCount() >= rows;
    };
  };
  if (!wait_for([&] {
        auto* at = table(window, "topics");
        return at && at->model()->rowCount() > 0;
      }))
    return 1;
  const double rows = ms_since(opened);
  tell("open_to_first_rows_ms", rows);
  tell("metadata_to_first_rows_ms", rows - told);
  if (!wait_for(full("topics", topics))) return 1;
  struct Page {
    const char* name;
    int rows;
    const char* filter;
  };
  for (const Page& page : {Page{"topics", topics, "name~01$"}, Page{"partitions", partitions, "partition=1"},
                           Page{"groups", groups, "lag>400"}}) {
    app.phase = std::string(page.name) + " load";
    const auto then = Clock::now();
    view->go({QString::fromLatin1(page.name)});
    if (!wait_for(full(page.name, page.rows))) return 1;
    tell(std::string(page.name) + "_full_ms", ms_since(then));
    QTest::qWait(1500);
    use(app, window, page.name, page.filter, page.rows);
  }
  app.phase = "overview load";
  view->go({QStringLiteral("overview")});
  QTest::qWait(3000);
  const auto refresh = [&](int times) {
    for (int i = 0; i < times; ++i) {
      for (const auto kind : {gui::Kind::topics, gui::Kind::partitions, gui::Kind::groups, gui::Kind::brokers,
                              gui::Kind::health})
        view->session().feed(kind).refresh();
      const bool ended = wait_for([&] {
        for (const auto kind : {gui::Kind::topics, gui::Kind::partitions, gui::Kind::groups,
                                gui::Kind::brokers, gui::Kind::health})
          if (view->session().feed(kind).reading()) return false;
        return true;
      });
      if (!ended) std::exit(1);
      QTest::qWait(20);
    }
  };
  view->session().set_interval(std::chrono::milliseconds(0)); // only when asked
  const int first = std::max(1, refreshes / 10);
  for (const char* page : {"topics", "partitions", "groups"}) {
    app.phase = std::string(page) + " refresh";
    view->go({QString::fromLatin1(page)});
    refresh(std::max(1, first / 3));
  }
  const double early = resident_mib();
  app.phase = "refresh";
  refresh(std::max(0, refreshes - first));
  const double late = resident_mib();
  tell("rss_loaded_mib", early);
  tell("rss_of_the_cluster_mib", early - base);
  tell("rss_after_" + std::to_string(refreshes) + "_refreshes_mib", late);
  tell("rss_growth_percent", 100 * (late / early - 1));
  tell("peak_mib", peak_mib());
  tell("events", static_cast<double>(app.events));
  tell("events_above_50_ms_cpu", static_cast<double>(app.long_ones));
  for (const auto& stall : app.worst)
    std::printf("stall %.1f %.1f %s\n", stall.cpu, stall.wall, stall.what.c_str());
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode != "empty" && mode != "window" && mode != "load") {
    std::fprintf(stderr, "klamm_bench_desktop empty|window|load TOPICS PARTITIONS GROUPS REFRESHES\n");
    return 2;
  }
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QTemporaryDir folder;
  qputenv("KLAMM_CONFIG_HOME", (folder.path() + "/config").toUtf8());
  qputenv("KLAMM_STATE_HOME", (folder.path() + "/state").toUtf8());
  qputenv("XDG_CONFIG_HOME", (folder.path() + "/xdg").toUtf8());
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path() + "/xdg");
  const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
  const int topics = number(2, 10'000);
  const int partitions = number(3, 100'000);
  const int groups = number(4, 15'000);
  pid_t child = 0;
  const std::string bootstrap = mode == "load" ? serve(topics, partitions, groups, child) : "";
  Watched app(argc, argv);
  int code = 0;
  if (mode == "empty") {
    QWidget window;
    window.resize(1440, 900);
    window.show();
    (void)wait_for([&] { return app.first_paint >= 0; }, 10'000);
    tell("first_paint_ms", app.first_paint);
  } else {
    gui::set_up(app);
    if (mode == "window") {
      gui::MainWindow window;
      window.show_connections();
      window.show();
      (void)wait_for([&] { return app.first_paint >= 0; }, 10'000);
      tell("first_paint_ms", app.first_paint);
      tell("rss_mib", resident_mib());
    } else {
      code = load(app, bootstrap, topics, partitions, groups, number(5, 200));
    }
  }
  if (child > 0) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
  std::fflush(nullptr);
  std::_Exit(code);
}
