#include <cstdint>

#include <dlfcn.h>
#include <systemd/sd-event.h>

// Preloaded into the helper by a test: its minute of idleness passes in a second.

namespace {

template <typename Function>
Function* real(Function* /*ours*/, const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

int sd_event_add_time_relative(sd_event* loop, sd_event_source** source, clockid_t clock, std::uint64_t time,
    std::uint64_t accuracy, sd_event_time_handler_t handler, void* data)
{
    return real(&sd_event_add_time_relative, "sd_event_add_time_relative")(
        loop, source, clock, time / 60, accuracy, handler, data);
}

int sd_event_source_set_time_relative(sd_event_source* source, std::uint64_t time)
{
    return real(&sd_event_source_set_time_relative, "sd_event_source_set_time_relative")(source, time / 60);
}
