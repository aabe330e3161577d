#include "helper/statefile.h"

#include "helper/tapjson.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace VirtTap::Helper {

namespace {

constexpr char fileName[] = "taps.json";
constexpr char newName[] = "taps.json.new";
constexpr int version = 1;
constexpr std::size_t maxBytes = std::size_t { 16 } * 1024 * 1024;

std::unexpected<Failure> failure(const std::string& what)
{
    return fail(Taps1::Error::Kernel, "taps.json: " + what);
}

bool writeAll(int descriptor, const std::string& text)
{
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t size = ::write(descriptor, text.data() + done, text.size() - done);
        if (size < 0)
            return false;
        done += static_cast<std::size_t>(size);
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

Outcome<StateFile> StateFile::open(const std::string& directory)
{
    Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::flock(opened.number(), LOCK_EX) != 0)
        return failure(directory + ": " + std::strerror(errno));
    return StateFile(std::move(opened));
}

Outcome<Records> StateFile::load() const
{
    const Descriptor file(::openat(m_directory.number(), fileName, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (file.number() < 0 && errno == ENOENT)
        return Records {};
    std::string text;
    std::array<char, 65536> part {};
    while (text.size() <= maxBytes) {
        const ssize_t size = ::read(file.number(), part.data(), part.size());
        if (size < 0)
            return failure(std::strerror(errno));
        if (size == 0)
            return parse(text);
        text.append(part.data(), static_cast<std::size_t>(size));
    }
    return failure("it is too large");
}

Outcome<void> StateFile::save(const Records& records) const
{
    const int directory = m_directory.number();
    const Descriptor file(
        ::openat(directory, newName, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0 || !writeAll(file.number(), format(records))
        || ::renameat(directory, newName, directory, fileName) != 0 || ::fsync(directory) != 0)
        return failure(std::strerror(errno));
    return {};
}

Outcome<Records> StateFile::parse(const std::string& text)
{
    const Json root = Json::parse(text, nullptr, false);
    if (!root.is_object() || root.value("version", Json()) != version || !root.contains("taps")
        || !root["taps"].is_array())
        return failure("it is corrupt or of another version");
    Records records;
    for (const Json& object : root["taps"]) {
        Outcome<Record> record = recordFromJson(object);
        if (!record)
            return failure(record.error().message);
        const std::string name = record->tap.name;
        if (!records.emplace(name, std::move(*record)).second)
            return failure(name + " is there twice");
    }
    return records;
}

std::string StateFile::format(const Records& records)
{
    Json taps = Json::array();
    for (const auto& [name, record] : records)
        taps.push_back(toJson(record));
    return Json { { "version", version }, { "taps", std::move(taps) } }.dump(1) + '\n';
}

} // namespace VirtTap::Helper
