#pragma once

namespace VirtTap {

class CheckContext;
struct TunFacts;

// Who may open the tap: of consequence in a session, a risk elsewhere when anybody may.
void checkMayOpen(CheckContext& context, const TunFacts& tun);

} // namespace VirtTap
