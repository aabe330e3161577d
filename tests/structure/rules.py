"""What each folder may see: the house rules as data. A folder may see itself and, through the folders it may see, theirs."""

# The folders that a folder links, and so may include.
FOLDERS = {
    "contract": [],
    "core": ["contract"],
    "xml": ["core"],
    "virt": ["core", "xml"],
    "kernel": ["core"],
    "ovs": ["core"],
    "tapclient": ["core", "contract"],
    "plan": ["core", "xml"],
    "checks": ["core", "xml"],
    "models": ["core"],
    "engine": ["virt", "kernel", "ovs", "tapclient", "plan", "checks", "xml", "core"],
    "ui": ["core", "models", "plan", "checks", "xml"],
    "helper": ["contract"],
    "cli": ["engine"],
    "main": ["engine", "ui"],  # app/*.cpp: the GUI's start
}

# Qt modules; they are not inherited.
QT_MODULES = {
    "contract": [],
    "helper": [],
    "core": ["QtCore"],
    "xml": ["QtCore"],
    "virt": ["QtCore", "QtConcurrent"],
    "kernel": ["QtCore"],
    "ovs": ["QtCore", "QtNetwork"],
    "tapclient": ["QtCore", "QtDBus"],
    "plan": ["QtCore"],
    "checks": ["QtCore"],
    "models": ["QtCore"],
    "engine": ["QtCore", "QtConcurrent", "QtNetwork"],
    "cli": ["QtCore", "QtConcurrent"],
    "ui": ["QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtConcurrent", "QtDBus"],  # D-Bus: the desktop's colours
    "main": ["QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtDBus"],
}

# Libraries, by a part of the path of their headers, and the only folders that may reach them.
LIBRARIES = {
    "/libvirt/": ["virt"],
    "/libmnl/": ["kernel", "helper"],
    "/linux/rtnetlink.h": ["kernel", "helper"],
    "/pugixml.hpp": ["xml"],
    "/libxml2/": ["xml"],
    "/Qsci/": ["ui", "main"],
    "/nlohmann/": ["helper"],
    "/systemd/": ["helper"],
    "/glib-2.0/": [],
}

TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "resources", "tests", "translations", "ui",
    ".ci", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore",
}

MAX_LINES = {".cpp": 600, ".h": 150, ".py": 600}


def may_see(folder):
    seen, todo = set(), [folder]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += FOLDERS[name]
    return seen
