#pragma once

#include "core/error.h"
#include "core/link.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace VirtTap {

// The links of this computer, live.
class LinkSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void refresh() = 0; // for what is told by no event

signals:
    void changed(const QHash<int, VirtTap::Link>& links, const QSet<int>& ids);
    void failed(const VirtTap::Error& error);
};

// By rtnetlink and the Open vSwitch database, each in a thread of its own.
std::unique_ptr<LinkSource> makeKernelLinks();

} // namespace VirtTap
