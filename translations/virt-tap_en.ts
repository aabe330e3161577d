<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>VirtTap::ActivityPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::BridgeBox</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkDialog</name>
    <message numerus="yes">
        <source>%n interface(s) will be set up.</source>
        <translation>
            <numerusform>%n interface will be set up.</numerusform>
            <numerusform>%n interfaces will be set up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n Tap(s) and Attach</source>
        <translation>
            <numerusform>Create %n Tap and Attach</numerusform>
            <numerusform>Create %n Taps and Attach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Convert %n Interface(s)</source>
        <translation>
            <numerusform>Convert %n Interface</numerusform>
            <numerusform>Convert %n Interfaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) are left out, as the table says.</source>
        <translation>
            <numerusform>%n interface is left out, as the table says.</numerusform>
            <numerusform>%n interfaces are left out, as the table says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkProgress</name>
    <message numerus="yes">
        <source>Setting up %n guest(s)…</source>
        <translation>
            <numerusform>Setting up %n guest…</numerusform>
            <numerusform>Setting up %n guests…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n guest(s) are set up.</source>
        <translation>
            <numerusform>%n guest is set up.</numerusform>
            <numerusform>All %n guests are set up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n guest(s) are set up; the others are as they were, but for what is said of them.</source>
        <translation>
            <numerusform>%1 of %n guest is set up; all else is as it was, but for what is said there.</numerusform>
            <numerusform>%1 of %n guests are set up; the others are as they were, but for what is said of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n tap</numerusform>
            <numerusform>%n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Making %n change(s)…</source>
        <translation>
            <numerusform>Making %n change…</numerusform>
            <numerusform>Making %n changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n change(s) are made. What was found is being looked at again.</source>
        <translation>
            <numerusform>%n change is made. What was found is being looked at again.</numerusform>
            <numerusform>All %n changes are made. What was found is being looked at again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s) are made; the others were undone, but for what is said of them.</source>
        <translation>
            <numerusform>%1 of %n change is made; what was done is undone, but for what is said of it.</numerusform>
            <numerusform>%1 of %n changes are made; the others were undone, but for what is said of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Checks</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Cli</name>
    <message numerus="yes">
        <source>Repair %n tap(s)</source>
        <translation>
            <numerusform>Repair %n tap</numerusform>
            <numerusform>Repair %n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n guest(s)</source>
        <translation>
            <numerusform>Change %n guest</numerusform>
            <numerusform>Change %n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n guest(s) are changed.</source>
        <translation>
            <numerusform>%1 of %n guest is changed.</numerusform>
            <numerusform>%1 of %n guests are changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::ConnectionPane</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them active</source>
        <translation>
            <numerusform>, %n of them active</numerusform>
            <numerusform>, %n of them active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n tap</numerusform>
            <numerusform>%n taps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::FixDialog</name>
    <message numerus="yes">
        <source>What mends all %n finding(s) of this kind:</source>
        <translation>
            <numerusform>What mends the %n finding of this kind:</numerusform>
            <numerusform>What mends all %n findings of this kind:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>%1 is a finding, a sentence</comment>
        <translation>
            <numerusform>%1 And %n more.</numerusform>
            <numerusform>%1 And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::GuestTreeModel</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n running</source>
        <comment>%1 is “5 guests”</comment>
        <translation>
            <numerusform>%1, %n running</numerusform>
            <numerusform>%1, %n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::MainWindow</name>
    <message numerus="yes">
        <source>%1 of %n connection(s) open</source>
        <translation>
            <numerusform>%1 of %n connection open</numerusform>
            <numerusform>%1 of %n connections open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n tap</numerusform>
            <numerusform>%n taps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::ManyPlansDialog</name>
    <message numerus="yes">
        <source>Plans for %n guest(s)</source>
        <translation>
            <numerusform>Plans for %n guest</numerusform>
            <numerusform>Plans for %n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Carry Out for %n Guest(s)</source>
        <translation>
            <numerusform>&amp;Carry Out for %n Guest</numerusform>
            <numerusform>&amp;Carry Out for %n Guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 guests are left out, as the table says.</source>
        <translation>
            <numerusform>%n of %1 guests is left out, as the table says.</numerusform>
            <numerusform>%n of %1 guests are left out, as the table says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::NewTapsDialog</name>
    <message numerus="yes">
        <source>At most %n tap(s) can be made at once.</source>
        <translation>
            <numerusform>At most %n tap can be made at once.</numerusform>
            <numerusform>At most %n taps can be made at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these names will not do.</source>
        <translation>
            <numerusform>%n of these names will not do.</numerusform>
            <numerusform>%n of these names will not do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %n Tap(s)</source>
        <translation>
            <numerusform>&amp;Make %n Tap</numerusform>
            <numerusform>&amp;Make %n Taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n tap(s), %1 to %2</source>
        <translation>
            <numerusform>Make %n tap, %1 to %2</numerusform>
            <numerusform>Make %n taps, %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Plan</name>
    <message numerus="yes">
        <source>Create %n tap(s)</source>
        <translation>
            <numerusform>Create %n tap</numerusform>
            <numerusform>Create %n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tap(s)</source>
        <translation>
            <numerusform>Delete %n tap</numerusform>
            <numerusform>Delete %n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n guest(s)</source>
        <translation>
            <numerusform>Change %n guest</numerusform>
            <numerusform>Change %n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %n tap(s)</source>
        <translation>
            <numerusform>Mend %n tap</numerusform>
            <numerusform>Mend %n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n interface(s) of “%1”</source>
        <translation>
            <numerusform>Change %n interface of “%1”</numerusform>
            <numerusform>Change %n interfaces of “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::ProblemTableModel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::ProblemsPage</name>
    <message numerus="yes">
        <source>%1 of %n finding(s)</source>
        <translation>
            <numerusform>%1 of %n finding</numerusform>
            <numerusform>%1 of %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::QuitGuard</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::TapPage</name>
    <message numerus="yes">
        <source>Show the %n link(s) of this host that are no taps, each with what it is</source>
        <translation>
            <numerusform>Show the %n link of this host that is no tap, with what it is</numerusform>
            <numerusform>Show the %n links of this host that are no taps, each with what it is</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::TapQuestion</name>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n tap</numerusform>
            <numerusform>%n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It cannot be undone. %n guest(s) named below will not start until there is a tap of that name again.</source>
        <translation>
            <numerusform>It cannot be undone. %n guest named below will not start until there is a tap of that name again.</numerusform>
            <numerusform>It cannot be undone. %n guests named below will not start until there are taps of those names again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tap(s): %1</source>
        <translation>
            <numerusform>Delete %n tap: %1</numerusform>
            <numerusform>Delete %n taps: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n tap(s): %1</source>
        <translation>
            <numerusform>Reset %n tap: %1</numerusform>
            <numerusform>Reset %n taps: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Words</name>
    <message numerus="yes">
        <source>several, %n open</source>
        <comment>queues of a multi-queue tap</comment>
        <translation>
            <numerusform>several, %n open</numerusform>
            <numerusform>several, %n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n second(s)</source>
        <translation>
            <numerusform>in %n second</numerusform>
            <numerusform>in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Xml</name>
    <message numerus="yes">
        <source>The guest has %n interface(s) %1 that cannot be told apart. Give each a MAC address of its own.</source>
        <translation>
            <numerusform>The guest has %n interface %1 that cannot be told apart. Give it a MAC address of its own.</numerusform>
            <numerusform>The guest has %n interfaces %1 that cannot be told apart. Give each a MAC address of its own.</numerusform>
        </translation>
    </message>
</context>
</TS>
