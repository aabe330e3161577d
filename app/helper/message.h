#pragma once

#include "helper/tapjson.h"

#include <string>
#include <vector>

#include <systemd/sd-bus.h>

namespace VirtTap::Helper {

Outcome<Caller> callerOf(sd_bus_message* message); // as the bus knows it
int replyFailure(sd_bus_message* message, const Failure& failure);

// The arguments of org.virttap.Taps1. More than maxTapsPerCall or 256 KiB is a failure, found while reading.
Outcome<std::vector<Json>> readTaps(sd_bus_message* message); // a(sa{sv}): objects with the key "name"
Outcome<std::vector<std::string>> readNames(sd_bus_message* message); // as

int appendStrings(sd_bus_message* message, const std::vector<std::string>& strings); // as
bool appendTap(sd_bus_message* message, const Json& tap); // a{sv}

} // namespace VirtTap::Helper
