#pragma once

namespace VirtTap {

// What frees a libxml2 object, as a deleter.
template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T* object) const noexcept
    {
        Free(object);
    }
};

void initLibxml(); // before any other call; thread-safe

} // namespace VirtTap
