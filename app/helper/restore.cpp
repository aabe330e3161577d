#include "helper/restore.h"

#include "helper/change.h"
#include "helper/journal.h"

#include <algorithm>
#include <chrono>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <poll.h>

namespace VirtTap::Helper {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience { 120 };

bool restore(Book& book, const std::vector<std::string>& names, bool isLastTry)
{
    Put put(book, {}, Put::updatesOf(names), Put::Kind::Restore);
    const auto checked = put.check();
    Outcome<bool> done = checked ? Outcome<bool>(false) : std::unexpected(checked.error());
    while (done && !*done)
        done = put.step();
    if (!done && isLastTry)
        noteFailure(done.error(), 0, "restore");
    for (const auto& [record, index] : put.added)
        noteDeed("restore", record, 0, nullptr);
    return done.has_value();
}

} // namespace

Records restoreTaps(Book& book)
{
    const auto links = book.kernel.links();
    if (!links)
        return {};
    std::vector<std::string> names;
    std::erase_if(book.records,
        [&](const auto& entry) { return !entry.second.tap.isRestored && findLink(*links, entry.first) == nullptr; });
    for (const auto& [name, record] : book.records) {
        if (record.tap.isRestored)
            names.push_back(name);
    }
    if (const auto saved = book.save(); !saved)
        noteFailure(saved.error(), 0, "restore");
    else if (!restore(book, names, false)) {
        for (const std::string& name : names)
            restore(book, { name }, true);
    }
    Records waiting = book.records;
    std::erase_if(waiting, [&book](const auto& entry) {
        const Tap& tap = entry.second.tap;
        return !tap.isRestored || tap.master.empty() || !book.config.allowsBridge(tap.master);
    });
    return waiting;
}

void attachWhenBridgesAppear(TapKernel& kernel, Records waiting)
{
    mnl_socket* socket = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket == nullptr || mnl_socket_bind(socket, RTMGRP_LINK, MNL_SOCKET_AUTOPID) < 0)
        return;
    const auto end = Clock::now() + patience;
    while (true) {
        const auto links = kernel.links();
        std::erase_if(waiting, [&](const auto& entry) {
            const Record& record = entry.second;
            const Link* tap = links ? findLink(*links, entry.first) : nullptr;
            const Link* bridge = links ? findBridge(*links, record.tap.master) : nullptr;
            if (tap == nullptr || !tap->isOf(record) || tap->master != 0)
                return links.has_value(); // gone, or attached, if only to another meanwhile
            return bridge != nullptr && kernel.change(*tap, asItIs(*tap, record.tap), bridge->index).has_value();
        });
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (waiting.empty() || left <= 0)
            break;
        pollfd waitFor { .fd = mnl_socket_get_fd(socket), .events = POLLIN, .revents = 0 };
        ::poll(&waitFor, 1, static_cast<int>(left));
        std::array<char, 65536> news {};
        while (mnl_socket_recvfrom(socket, news.data(), news.size()) > 0) { }
    }
    mnl_socket_close(socket);
}

} // namespace VirtTap::Helper
