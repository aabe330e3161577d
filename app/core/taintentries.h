#pragma once

#include "core/connectionstate.h"

namespace VirtTap {

// A taint of a guest: one that libvirt tells of, or one that the next start will bring.
struct TaintEntry
{
    enum class When { Now, NextStart };
    enum class Certainty {
        Yes,
        Depends, // on what the XML does not say; `note` tells on what
        Unknown, // cannot be told; `note` tells why
    };

    TaintFlag flag = TaintFlag::Unknown;
    When when = When::Now;
    Certainty certainty = Certainty::Yes;
    QString text; // libvirt's own words; what it would say, in English, of the next start
    QString note; // translated: why now and next start differ, on what it depends; may be empty
    QList<TaintCause> causes; // where the XML shows them

    friend bool operator==(const TaintEntry&, const TaintEntry&) = default;
};

// All that is known to taint a guest, by flag, now before next start. Of other drivers than QEMU's nothing is foreseen.
QList<TaintEntry> taintsOf(const Domain& domain, const HostFacts& host);

// The gist of it, for lists of thousands.
struct TaintGist
{
    bool isNow = false;
    bool isNextStart = false; // certainly, or as it depends

    friend bool operator==(const TaintGist&, const TaintGist&) = default;
};
TaintGist taintGist(const Domain& domain, const HostFacts& host);

// Sentences on what of its interfaces looks as if it tainted and does not.
QStringList notTainting(const Domain& domain);

} // namespace VirtTap
