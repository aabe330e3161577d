#include "helper/journal.h"

#include <syslog.h>
#include <systemd/sd-journal.h>

namespace VirtTap::Helper {

void noteDeed(const char* deed, const Record& record, uid_t caller, const char* action)
{
    const Tap& tap = record.tap;
    const char* name = tap.name.c_str();
    const std::string opener
        = tap.owner ? "uid " + std::to_string(*tap.owner) : "gid " + std::to_string(tap.group.value_or(0));
    sd_journal_send("MESSAGE=%s %s", deed, name, "PRIORITY=%i", LOG_INFO, "VIRT_TAP_DEED=%s", deed, "VIRT_TAP_TAP=%s",
        name, "VIRT_TAP_OWNER=%s", opener.c_str(), "VIRT_TAP_BRIDGE=%s", tap.master.c_str(), "VIRT_TAP_CALLER=%u",
        caller, "VIRT_TAP_ACTION=%s", action == nullptr ? "" : action, "VIRT_TAP_RESULT=done", nullptr);
}

void noteFailure(const Failure& failure, uid_t caller, const char* action)
{
    const std::string error(errorName(failure.error));
    sd_journal_send("MESSAGE=refused: %s", failure.message.c_str(), "PRIORITY=%i", LOG_NOTICE, "VIRT_TAP_CALLER=%u",
        caller, "VIRT_TAP_ACTION=%s", action == nullptr ? "" : action, "VIRT_TAP_RESULT=%s", error.c_str(), nullptr);
}

} // namespace VirtTap::Helper
