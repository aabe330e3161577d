#pragma once

#include "models/textfiltermodel.h"

namespace VirtTap {

// The taps among the links of a TapTableModel: without those that libvirt makes and deletes itself, unless asked for.
class TapFilterModel : public TextFilterModel
{
    Q_OBJECT

public:
    explicit TapFilterModel(QObject* parent = nullptr);

    bool showsGenerated() const { return m_showsGenerated; } // vnet0, macvtap1, ...
    void setShowsGenerated(bool shows);
    bool showsAllLinks() const { return m_showsAllLinks; } // not only taps
    void setShowsAllLinks(bool shows);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    bool m_showsGenerated = false;
    bool m_showsAllLinks = false;
};

} // namespace VirtTap
