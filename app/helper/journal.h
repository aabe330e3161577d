#pragma once

#include "helper/tap.h"

namespace VirtTap::Helper {

// One structured entry for each tap and deed, and for each call that failed. Only validated text gets here.
void noteDeed(const char* deed, const Record& record, uid_t caller, const char* action);
void noteFailure(const Failure& failure, uid_t caller, const char* action);

} // namespace VirtTap::Helper
