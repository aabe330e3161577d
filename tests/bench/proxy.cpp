#include "bench/bench.h"

#include <QByteArray>

#include <array>
#include <cstring>
#include <deque>
#include <list>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

using Bench::Clock;

struct Chunk
{
    Clock::time_point due;
    QByteArray bytes;
};

// One direction of a connection.
struct Pipe
{
    int from = -1;
    int to = -1;
    std::deque<Chunk> chunks {};
    bool isEnded = false;
};

bool address(const QString& path, sockaddr_un& result)
{
    const QByteArray name = path.toLocal8Bit();
    result = {};
    result.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof result.sun_path))
        return false;
    std::memcpy(result.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    return true;
}

void accept(int listening, const sockaddr_un& server, std::list<Pipe>& pipes)
{
    const int client = ::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    const int behind = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0 || ::connect(behind, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0)
        qFatal("The proxy cannot connect.");
    ::fcntl(behind, F_SETFL, O_NONBLOCK);
    pipes.push_back({ client, behind });
    pipes.push_back({ behind, client });
}

void receive(Pipe& pipe, std::chrono::milliseconds delay)
{
    std::array<char, 65536> buffer {};
    for (;;) {
        const ssize_t bytes = ::read(pipe.from, buffer.data(), buffer.size());
        if (bytes > 0) {
            pipe.chunks.push_back({ Clock::now() + delay, QByteArray(buffer.data(), bytes) });
            continue;
        }
        if (bytes == 0 || (errno != EAGAIN && errno != EINTR))
            pipe.isEnded = true;
        return;
    }
}

void forward(Pipe& pipe)
{
    while (!pipe.chunks.empty() && pipe.chunks.front().due <= Clock::now()) {
        QByteArray& bytes = pipe.chunks.front().bytes;
        const ssize_t sent = ::send(pipe.to, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0) {
            pipe.isEnded = pipe.isEnded || errno != EAGAIN;
            if (errno != EAGAIN)
                pipe.chunks.clear();
            return;
        }
        bytes.remove(0, sent);
        if (!bytes.isEmpty())
            return;
        pipe.chunks.pop_front();
    }
    if (pipe.isEnded && pipe.chunks.empty())
        ::shutdown(pipe.to, SHUT_WR);
}

timespec untilNext(const std::list<Pipe>& pipes)
{
    auto next = Clock::now() + std::chrono::seconds(1);
    for (const Pipe& pipe : pipes) {
        if (!pipe.chunks.empty())
            next = std::min(next, pipe.chunks.front().due);
    }
    const auto left = std::max<std::chrono::nanoseconds>(next - Clock::now(), std::chrono::microseconds(50));
    return { left.count() / 1'000'000'000, left.count() % 1'000'000'000 };
}

} // namespace

// Runs until it is killed.
int Bench::proxy(const QStringList& arguments)
{
    const std::chrono::milliseconds delay(arguments.value(2).toInt());
    sockaddr_un here {};
    sockaddr_un server {};
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!address(arguments.value(0), here) || !address(arguments.value(1), server)
        || ::bind(listening, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0
        || ::listen(listening, 16) != 0)
        return 1;

    std::list<Pipe> pipes;
    for (;;) {
        std::vector<pollfd> waiting { { listening, POLLIN, 0 } };
        for (const Pipe& pipe : pipes)
            waiting.push_back({ pipe.isEnded ? -1 : pipe.from, POLLIN, 0 });
        const timespec patience = untilNext(pipes);
        ::ppoll(waiting.data(), waiting.size(), &patience, nullptr);
        if ((waiting.front().revents & POLLIN) != 0)
            accept(listening, server, pipes);
        for (Pipe& pipe : pipes) {
            if (!pipe.isEnded)
                receive(pipe, delay);
            forward(pipe);
        }
    }
}
