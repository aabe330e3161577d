#pragma once

#include <libvirt/libvirt.h>

#include <cstdlib>
#include <memory>

namespace VirtTap {

template <auto Release>
struct Releaser
{
    template <typename T>
    void operator()(T* handle) const noexcept
    {
        Release(handle);
    }
};

using DomainHandle = std::unique_ptr<virDomain, Releaser<&virDomainFree>>;
using FilterHandle = std::unique_ptr<virNWFilter, Releaser<&virNWFilterFree>>;
using CString = std::unique_ptr<char, Releaser<&std::free>>;

} // namespace VirtTap
