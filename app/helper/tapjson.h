#pragma once

#include "helper/change.h"

#include <nlohmann/json.hpp>

namespace VirtTap::Helper {

using Json = nlohmann::json;

// What the bus and the state file have of a tap, by the keys of the contract. Unknown keys and wrong types are
// failures, and every tap passes checkTap().
Outcome<Tap> tapFromJson(const Json& object); // as CreateTaps takes it
Outcome<Put::Update> updateFromJson(const Json& object); // as UpdateTaps takes it
Outcome<Record> recordFromJson(const Json& object); // as toJson() writes it

Json toJson(const Record& record);

} // namespace VirtTap::Helper
