<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>VirtTap::ActivityModel</name>
    <message>
        <source>happened</source>
        <comment>kind of an activity</comment>
        <translation>geschehen</translation>
    </message>
    <message>
        <source>done</source>
        <comment>kind of an activity</comment>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>kind of an activity</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>VirtTap::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What you do here, and what happens on the hosts that are connected, is listed on this page.</source>
        <translation>Noch ist nichts geschehen. Was Sie hier tun und was auf den verbundenen Hosts geschieht, wird auf dieser Seite aufgeführt.</translation>
    </message>
    <message>
        <source>&amp;Copy All</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Einzelheiten …</translation>
    </message>
    <message>
        <source>&amp;Copy Line</source>
        <translation>Zeile &amp;kopieren</translation>
    </message>
    <message>
        <source>Show the &amp;Guest</source>
        <translation>Den &amp;Gast zeigen</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Rückgängig machen …</translation>
    </message>
    <message>
        <source>Also what is kept for an undo</source>
        <translation>Auch das, was zum Rückgängigmachen aufbewahrt wird</translation>
    </message>
</context>
<context>
    <name>VirtTap::ActivityWords</name>
    <message>
        <source>The config of “%1” was defined.</source>
        <translation>Die Konfiguration von „%1“ wurde definiert.</translation>
    </message>
    <message>
        <source>“%1” was undefined.</source>
        <translation>Die Definition von „%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>“%1” started.</source>
        <translation>„%1“ ist gestartet.</translation>
    </message>
    <message>
        <source>“%1” was paused.</source>
        <translation>„%1“ wurde angehalten.</translation>
    </message>
    <message>
        <source>“%1” was resumed.</source>
        <translation>„%1“ läuft weiter.</translation>
    </message>
    <message>
        <source>“%1” stopped.</source>
        <translation>„%1“ ist beendet.</translation>
    </message>
    <message>
        <source>“%1” has shut down.</source>
        <translation>„%1“ ist heruntergefahren.</translation>
    </message>
    <message>
        <source>“%1” crashed.</source>
        <translation>„%1“ ist abgestürzt.</translation>
    </message>
    <message>
        <source>Attached an interface to “%1” until it stops.</source>
        <translation>Eine Schnittstelle wurde an „%1“ angeschlossen, bis der Gast endet.</translation>
    </message>
    <message>
        <source>Attached an interface to “%1” for its next start.</source>
        <translation>Eine Schnittstelle wurde für den nächsten Start an „%1“ angeschlossen.</translation>
    </message>
    <message>
        <source>Attached an interface to “%1”, now and for its next start.</source>
        <translation>Eine Schnittstelle wurde an „%1“ angeschlossen, jetzt und für den nächsten Start.</translation>
    </message>
    <message>
        <source>The device “%1” was added to “%2”.</source>
        <translation>„%2“ hat das Gerät „%1“ bekommen.</translation>
    </message>
    <message>
        <source>The device “%1” was removed from “%2”.</source>
        <translation>„%2“ hat das Gerät „%1“ nicht mehr.</translation>
    </message>
    <message>
        <source>“%2” refused to let go of the device “%1”.</source>
        <translation>„%2“ hat sich geweigert, das Gerät „%1“ loszulassen.</translation>
    </message>
    <message>
        <source>Started “%1”.</source>
        <translation>„%1“ wurde gestartet.</translation>
    </message>
    <message>
        <source>Asked “%1” to shut down.</source>
        <translation>„%1“ wurde gebeten herunterzufahren.</translation>
    </message>
    <message>
        <source>Forced “%1” off.</source>
        <translation>„%1“ wurde hart ausgeschaltet.</translation>
    </message>
    <message>
        <source>Discarded the saved state of “%1”.</source>
        <translation>Der gespeicherte Zustand von „%1“ wurde verworfen.</translation>
    </message>
    <message>
        <source>Changed an interface of “%1”.</source>
        <translation>Eine Schnittstelle von „%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>Removed an interface from the config of “%1”.</source>
        <translation>Eine Schnittstelle wurde aus der Konfiguration von „%1“ entfernt.</translation>
    </message>
    <message>
        <source>Asked “%1” to let go of an interface.</source>
        <translation>„%1“ wurde gebeten, eine Schnittstelle loszulassen.</translation>
    </message>
    <message>
        <source>“%1” could not be started.</source>
        <translation>„%1“ ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>“%1” could not be asked to shut down.</source>
        <translation>„%1“ ließ sich nicht um das Herunterfahren bitten.</translation>
    </message>
    <message>
        <source>“%1” could not be forced off.</source>
        <translation>„%1“ ließ sich nicht hart ausschalten.</translation>
    </message>
    <message>
        <source>The saved state of “%1” could not be discarded.</source>
        <translation>Der gespeicherte Zustand von „%1“ ließ sich nicht verwerfen.</translation>
    </message>
    <message>
        <source>An interface could not be attached to “%1”.</source>
        <translation>An „%1“ ließ sich keine Schnittstelle anschließen.</translation>
    </message>
    <message>
        <source>An interface of “%1” could not be changed.</source>
        <translation>Eine Schnittstelle von „%1“ ließ sich nicht ändern.</translation>
    </message>
    <message>
        <source>An interface could not be detached from “%1”.</source>
        <translation>Eine Schnittstelle ließ sich nicht von „%1“ lösen.</translation>
    </message>
    <message>
        <source>Defined the config of “%1” anew, with another interface.</source>
        <translation>Konfiguration von „%1“ mit einer anderen Schnittstelle neu definiert.</translation>
    </message>
    <message>
        <source>The config of “%1” could not be defined anew.</source>
        <translation>Die Konfiguration von „%1“ konnte nicht neu definiert werden.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Audit</name>
    <message>
        <source>QEMU runs as root with all privileges: a guest that breaks out of QEMU has the host. It taints every guest.</source>
        <translation>QEMU läuft als root mit allen Rechten: Ein Gast, der aus QEMU ausbricht, hat den Host. Das kennzeichnet jeden Gast als „tainted“.</translation>
    </message>
    <message>
        <source>QEMU may open what the group root may open. It taints every guest.</source>
        <translation>QEMU darf öffnen, was die Gruppe root öffnen darf. Das kennzeichnet jeden Gast als „tainted“.</translation>
    </message>
    <message>
        <source>A QEMU that runs as root keeps all of root&apos;s privileges; one that does not has none anyway.</source>
        <translation>Ein QEMU, das als root läuft, behält alle Rechte von root; eines, das es nicht tut, hat ohnehin keine.</translation>
    </message>
    <message>
        <source>QEMU itself may open /dev/net/tun, and so may a guest that breaks out of it. libvirt opens the tap and hands it over, so that QEMU never needs that device.</source>
        <translation>QEMU selbst darf /dev/net/tun öffnen, und damit auch ein Gast, der ausbricht. libvirt öffnet das Tap und reicht es weiter, sodass QEMU dieses Gerät nie braucht.</translation>
    </message>
    <message>
        <source>Guests are not kept apart by AppArmor or SELinux: one that breaks out of QEMU reaches the disks of the others.</source>
        <translation>AppArmor oder SELinux trennen die Gäste nicht: Einer, der aus QEMU ausbricht, erreicht die Datenträger der anderen.</translation>
    </message>
    <message>
        <source>Guests without a label of their own are not kept apart by AppArmor or SELinux.</source>
        <translation>Gäste ohne eigenes Label werden von AppArmor oder SELinux nicht getrennt.</translation>
    </message>
    <message>
        <source>QEMU sees the whole /dev of the host instead of one with its own devices only.</source>
        <translation>QEMU sieht das ganze /dev des Hosts statt eines, das nur seine eigenen Geräte enthält.</translation>
    </message>
    <message>
        <source>libvirt is told that QEMU cannot do what it can. It taints every guest.</source>
        <translation>libvirt wird gesagt, QEMU könne nicht, was es kann. Das kennzeichnet jeden Gast als „tainted“.</translation>
    </message>
    <message>
        <source>The format of a disk is guessed from what the guest wrote to it, which may make QEMU open other files of the host.</source>
        <translation>Das Format eines Datenträgers wird aus dem erraten, was der Gast darauf geschrieben hat; das kann QEMU andere Dateien des Hosts öffnen lassen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::BridgeBox</name>
    <message>
        <source>no way out but the host</source>
        <translation>kein Weg hinaus außer zum Host</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a bridge, %2 what is known of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (not allowed by helper.conf)</source>
        <translation>%1 (von helper.conf nicht erlaubt)</translation>
    </message>
    <message>
        <source>%1: not there</source>
        <comment>%1 is a bridge</comment>
        <translation>%1: nicht vorhanden</translation>
    </message>
    <message>
        <source>of a libvirt network</source>
        <translation>eines libvirt-Netzes</translation>
    </message>
    <message>
        <source>Docker&apos;s</source>
        <translation>von Docker</translation>
    </message>
    <message>
        <source>none: my datapath picks it up</source>
        <translation>keine: Mein Datenpfad nimmt es auf</translation>
    </message>
    <message>
        <source>your default route</source>
        <translation>Ihre Standardroute</translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkDialog</name>
    <message>
        <source>Filter guests</source>
        <translation>Gäste filtern</translation>
    </message>
    <message>
        <source>Guests to be set up</source>
        <translation>Gäste, die eingerichtet werden</translation>
    </message>
    <message>
        <source>Each &amp;guest gets:</source>
        <translation>Jeder &amp;Gast bekommt:</translation>
    </message>
    <message>
        <source>&amp;Names of the taps:</source>
        <translation>&amp;Namen der Taps:</translation>
    </message>
    <message>
        <source>{guest:8}: the first 8 characters of the guest&apos;s name; {guest}: all of it; {n}: a number; {mac6}, {uuid8}: the end of the MAC address, the start of the UUID. Names are cut to 15 bytes.</source>
        <translation>{guest:8}: die ersten 8 Zeichen vom Namen des Gasts; {guest}: der ganze Name; {n}: eine Nummer; {mac6}, {uuid8}: das Ende der MAC-Adresse, der Anfang der UUID. Namen werden auf 15 Byte gekürzt.</translation>
    </message>
    <message>
        <source>B&amp;ridge:</source>
        <translation>B&amp;ridge:</translation>
    </message>
    <message>
        <source>&amp;That of the interface today, by its script or its XML</source>
        <translation>&amp;Die der heutigen Schnittstelle, nach ihrem Skript oder XML</translation>
    </message>
    <message>
        <source>Recreate when the host &amp;boots</source>
        <translation>&amp;Beim Hochfahren des Hosts wieder anlegen</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modell:</translation>
    </message>
    <message>
        <source>&amp;Queues:</source>
        <translation>&amp;Queues:</translation>
    </message>
    <message>
        <source>MT&amp;U:</source>
        <translation>MT&amp;U:</translation>
    </message>
    <message>
        <source>Guests that r&amp;un change:</source>
        <translation>L&amp;aufende Gäste ändern sich:</translation>
    </message>
    <message>
        <source>When one &amp;fails:</source>
        <translation>Wenn einer &amp;fehlschlägt:</translation>
    </message>
    <message>
        <source>What will be set up</source>
        <translation>Was eingerichtet wird</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>Anstelle von</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>XML Before and After</source>
        <translation>XML vorher und nachher</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>What the script did</source>
        <translation>Was das Skript tat</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>one more</source>
        <translation>eine weitere</translation>
    </message>
    <message>
        <source>by whoever makes the tap</source>
        <translation>legt fest, wer das Tap anlegt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>One interface more</source>
        <translation>Eine weitere Schnittstelle</translation>
    </message>
    <message>
        <source>A tap for each interface that runs a script</source>
        <translation>Ein Tap für jede Schnittstelle, die ein Skript ausführt</translation>
    </message>
    <message>
        <source>A tap for each interface that has none of its own</source>
        <translation>Ein Tap für jede Schnittstelle, die kein eigenes hat</translation>
    </message>
    <message>
        <source>After their next start; until then they go on as they are</source>
        <translation>Nach ihrem nächsten Start; bis dahin laufen sie weiter wie bisher</translation>
    </message>
    <message>
        <source>Now: they lose the network for some seconds</source>
        <translation>Jetzt: Sie verlieren für einige Sekunden das Netz</translation>
    </message>
    <message>
        <source>By a shutdown: they are off for a while, and taps keep their names</source>
        <translation>Mit Herunterfahren: Sie sind eine Weile aus, und Taps behalten ihre Namen</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Als „%1“ gespeichert.</translation>
    </message>
    <message>
        <source>Convert Interfaces to Taps</source>
        <translation>Schnittstellen auf Taps umstellen</translation>
    </message>
    <message>
        <source>Set Up Many Guests</source>
        <translation>Viele Gäste einrichten</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>It is being worked out…</source>
        <translation>Es wird berechnet …</translation>
    </message>
    <message>
        <source>None of these guests has such an interface.</source>
        <translation>Keiner dieser Gäste hat so eine Schnittstelle.</translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) will be set up.</source>
        <translation>
            <numerusform>%n Schnittstelle wird eingerichtet.</numerusform>
            <numerusform>%n Schnittstellen werden eingerichtet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Create Taps and Attach</source>
        <translation>Taps anlegen und verbinden</translation>
    </message>
    <message numerus="yes">
        <source>Create %n Tap(s) and Attach</source>
        <translation>
            <numerusform>%n Tap anlegen und verbinden</numerusform>
            <numerusform>%n Taps anlegen und verbinden</numerusform>
        </translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Umstellen</translation>
    </message>
    <message numerus="yes">
        <source>Convert %n Interface(s)</source>
        <translation>
            <numerusform>%n Schnittstelle umstellen</numerusform>
            <numerusform>%n Schnittstellen umstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as Shell Script</source>
        <translation>Als Shell-Skript speichern</translation>
    </message>
    <message>
        <source>Shell scripts (*.sh)</source>
        <translation>Shell-Skripte (*.sh)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message>
        <source>The interface&apos;s XML before</source>
        <translation>XML der Schnittstelle, vorher</translation>
    </message>
    <message>
        <source>The interface&apos;s XML afterwards</source>
        <translation>XML der Schnittstelle, nachher</translation>
    </message>
    <message>
        <source>A tap for each interface that names none, as virt-clone leaves it</source>
        <translation>Ein Tap für jede Schnittstelle, die keines nennt, wie virt-clone sie hinterlässt</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save as &amp;Shell Script…</source>
        <translation>Als &amp;Shell-Skript speichern …</translation>
    </message>
    <message>
        <source>Save &amp;Plans, to Be Opened Again…</source>
        <translation>&amp;Pläne speichern, um sie wieder zu öffnen …</translation>
    </message>
    <message>
        <source>Save Plans</source>
        <translation>Pläne speichern</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) are left out, as the table says.</source>
        <translation>
            <numerusform>%n Schnittstelle wird ausgelassen, wie die Tabelle sagt.</numerusform>
            <numerusform>%n Schnittstellen werden ausgelassen, wie die Tabelle sagt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkEditor</name>
    <message>
        <source>No guest is chosen.</source>
        <translation>Kein Gast ist gewählt.</translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Guests and how they stand</source>
        <translation>Gäste und wie es um sie steht</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>&amp;Give Up This Guest</source>
        <translation>Diesen Gast auf&amp;geben</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>It is being stopped. What is done stays.</source>
        <translation>Es wird angehalten. Was getan ist, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Setting up %n guest(s)…</source>
        <translation>
            <numerusform>%n Gast wird eingerichtet …</numerusform>
            <numerusform>%n Gäste werden eingerichtet …</numerusform>
        </translation>
    </message>
    <message>
        <source>The guest has not answered yet; it may need a person.</source>
        <translation>Der Gast hat noch nicht reagiert; vielleicht muss jemand nachsehen.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>doing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed, undone</source>
        <translation>fehlgeschlagen, zurückgenommen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht getan</translation>
    </message>
    <message numerus="yes">
        <source>All %n guest(s) are set up.</source>
        <translation>
            <numerusform>%n Gast ist eingerichtet.</numerusform>
            <numerusform>Alle %n Gäste sind eingerichtet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n guest(s) are set up; the others are as they were, but for what is said of them.</source>
        <translation>
            <numerusform>%1 von %n Gast ist eingerichtet; sonst ist alles wie zuvor, bis auf das, was dort steht.</numerusform>
            <numerusform>%1 von %n Gästen sind eingerichtet; die anderen sind wie zuvor, bis auf das, was bei ihnen steht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n Tap</numerusform>
            <numerusform>%n Taps</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with the others</source>
        <translation>Mit den anderen weitermachen</translation>
    </message>
    <message>
        <source>Stop, and leave the others as they are</source>
        <translation>Aufhören und die anderen lassen, wie sie sind</translation>
    </message>
    <message numerus="yes">
        <source>Making %n change(s)…</source>
        <translation>
            <numerusform>%n Änderung wird vorgenommen …</numerusform>
            <numerusform>%n Änderungen werden vorgenommen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n change(s) are made. What was found is being looked at again.</source>
        <translation>
            <numerusform>%n Änderung ist vorgenommen. Die Befunde werden neu geprüft.</numerusform>
            <numerusform>Alle %n Änderungen sind vorgenommen. Die Befunde werden neu geprüft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s) are made; the others were undone, but for what is said of them.</source>
        <translation>
            <numerusform>%1 von %n Änderung ist vorgenommen; sonst ist alles zurückgenommen, bis auf das, was dort steht.</numerusform>
            <numerusform>%1 von %n Änderungen sind vorgenommen; die anderen sind zurückgenommen, bis auf das, was bei ihnen steht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::BulkRows</name>
    <message>
        <source>Its XML is being read.</source>
        <translation>Sein XML wird gelesen.</translation>
    </message>
    <message>
        <source>Cut from “%1”.</source>
        <translation>Gekürzt aus „%1“.</translation>
    </message>
    <message>
        <source>Another of these taps has the name “%1”, too.</source>
        <translation>Noch ein anderes dieser Taps heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>VirtTap::BusTapService</name>
    <message>
        <source>The helper is version %1, this program %2.</source>
        <translation>Der Helfer hat Version %1, dieses Programm %2.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Checks</name>
    <message>
        <source>the guest</source>
        <translation>der Gast</translation>
    </message>
    <message>
        <source>libvirt sets no VLAN on type=&apos;ethernet&apos;, so that %1 would not start: set it on the port of “%2” in the bridge or switch.</source>
        <translation>libvirt setzt bei type=&apos;ethernet&apos; kein VLAN, sodass %1 nicht starten würde: Setzen Sie es am Port von „%2“ in der Bridge oder im Switch.</translation>
    </message>
    <message>
        <source>libvirt refuses &lt;virtualport&gt; on type=&apos;ethernet&apos;: %1 gets its port where “%2” is added to the switch.</source>
        <translation>libvirt verweigert &lt;virtualport&gt; bei type=&apos;ethernet&apos;: %1 bekommt seinen Port dort, wo „%2“ in den Switch aufgenommen wird.</translation>
    </message>
    <message>
        <source>libvirt would put the address of &lt;source&gt;&lt;ip&gt; on “%1” and never take it away again, so that the second start of %2 fails.</source>
        <translation>libvirt würde „%1“ die Adresse aus &lt;source&gt;&lt;ip&gt; geben und sie nie wieder wegnehmen, sodass der zweite Start von %2 fehlschlägt.</translation>
    </message>
    <message>
        <source>A session may not set the address of &lt;source&gt;&lt;ip&gt; on “%1” for %2.</source>
        <translation>Eine Sitzung (session) darf „%1“ die Adresse aus &lt;source&gt;&lt;ip&gt; für %2 nicht geben.</translation>
    </message>
    <message>
        <source>type=&apos;ethernet&apos; has no source; libvirt ignores “%1” in the interface of %2, and its schema refuses it.</source>
        <translation>type=&apos;ethernet&apos; hat keine Quelle; libvirt übergeht „%1“ in der Schnittstelle von %2, und sein Schema verweigert es.</translation>
    </message>
    <message>
        <source>A session cannot limit the bandwidth of the interface of %1; only system guests can.</source>
        <translation>Eine Sitzung (session) kann die Bandbreite der Schnittstelle von %1 nicht begrenzen; das geht nur bei Systemgästen.</translation>
    </message>
    <message>
        <source>A session has no network filters; “%1” on the interface of %2 works for system guests only.</source>
        <translation>Eine Sitzung (session) hat keine Netzwerkfilter; „%1“ an der Schnittstelle von %2 wirkt nur bei Systemgästen.</translation>
    </message>
    <message>
        <source>A session may not make a tap for %1; use one that exists, with managed=&apos;no&apos;.</source>
        <translation>Eine Sitzung (session) darf für %1 kein Tap anlegen; nehmen Sie mit managed=&apos;no&apos; eines, das es schon gibt.</translation>
    </message>
    <message>
        <source>The script “%1” taints %2; libvirt runs it as its own user and waits for it at each start.</source>
        <translation>Das Skript „%1“ kennzeichnet %2 als „tainted“; libvirt führt es als sein eigener Benutzer aus und wartet bei jedem Start darauf.</translation>
    </message>
    <message>
        <source>libvirt runs the downscript “%1” of %2 after failed starts too.</source>
        <translation>libvirt führt das Downscript „%1“ von %2 auch nach fehlgeschlagenen Starts aus.</translation>
    </message>
    <message>
        <source>The libvirt of this connection is older than 5.8 and knows no managed=&apos;no&apos;: it would make and delete “%1” for %2 itself.</source>
        <translation>Das libvirt dieser Verbindung ist älter als 5.8 und kennt managed=&apos;no&apos; nicht: Es würde „%1“ für %2 selbst anlegen und löschen.</translation>
    </message>
    <message>
        <source>libvirt 9.0.0 as it was released refuses “%1” for %2 with “already exists”; whether this one is mended shows at the first start.</source>
        <translation>libvirt 9.0.0 verweigert in seiner ursprünglichen Fassung „%1“ für %2 mit „already exists“; ob diese hier berichtigt ist, zeigt der erste Start.</translation>
    </message>
    <message>
        <source>which user the session daemon runs as is not known here</source>
        <translation>unter welchem Benutzer der Sitzungsdienst läuft, ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is off: nothing can be changed in it now, only after its next start.</source>
        <translation>%1 ist aus: Jetzt lässt sich dort nichts ändern, nur nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>%1 is transient: it has no config, so that it can be changed only now.</source>
        <translation>%1 ist transient: Es gibt keine Konfiguration, also lässt sich nur jetzt etwas ändern.</translation>
    </message>
    <message>
        <source>%1 has a saved state: at its next start it resumes with its old interfaces, unless the saved state is discarded.</source>
        <translation>%1 hat einen gespeicherten Zustand: Der nächste Start setzt mit den alten Schnittstellen fort, es sei denn, der gespeicherte Zustand wird verworfen.</translation>
    </message>
    <message>
        <source>Whether %1 has a saved state cannot be told: %2.</source>
        <translation>Ob %1 einen gespeicherten Zustand hat, ist nicht feststellbar: %2.</translation>
    </message>
    <message>
        <source>This connection is read-only, so that %1 cannot be changed; the XML can still be saved.</source>
        <translation>Diese Verbindung ist schreibgeschützt, deshalb lässt sich %1 nicht ändern; das XML lässt sich trotzdem speichern.</translation>
    </message>
    <message>
        <source>The connection of %1 is not open.</source>
        <translation>Die Verbindung von %1 ist nicht offen.</translation>
    </message>
    <message>
        <source>The guest is no longer there.</source>
        <translation>Den Gast gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>What interfaces %1 has is not known: %2.</source>
        <translation>Welche Schnittstellen %1 hat, ist nicht bekannt: %2.</translation>
    </message>
    <message>
        <source>it has not been read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>The interface of %1 names no model; libvirt then takes a slow one, rtl8139 on a PC.</source>
        <translation>Die Schnittstelle von %1 nennt kein Modell; libvirt nimmt dann ein langsames, auf einem PC rtl8139.</translation>
    </message>
    <message>
        <source>“%1” is a model that is not known here; libvirt takes any word, and QEMU has the last one when %2 starts.</source>
        <translation>„%1“ ist hier als Modell nicht bekannt; libvirt nimmt jedes Wort, und das letzte hat QEMU beim Start von %2.</translation>
    </message>
    <message>
        <source>The interface of %1 asks for %2 queues; a tap has at most %3.</source>
        <translation>Die Schnittstelle von %1 verlangt %2 Warteschlangen; ein Tap hat höchstens %3.</translation>
    </message>
    <message>
        <source>The model “%1” of %2 has one queue; the %3 that are asked for have no effect.</source>
        <translation>Das Modell „%1“ von %2 hat eine Warteschlange; die verlangten %3 bewirken nichts.</translation>
    </message>
    <message>
        <source>The interface of %1 asks for %2 queues, but the guest has only %3 vCPUs to serve them.</source>
        <translation>Die Schnittstelle von %1 verlangt %2 Warteschlangen, aber der Gast hat dafür nur %3 vCPUs.</translation>
    </message>
    <message>
        <source>An MTU of %1 is not possible on the tap of %2: it has to lie between %3 and %4.</source>
        <translation>Eine MTU von %1 ist am Tap von %2 nicht möglich: Sie muss zwischen %3 und %4 liegen.</translation>
    </message>
    <message>
        <source>A boot order begins at 1; the interface of %1 has %2.</source>
        <translation>Eine Boot-Reihenfolge beginnt bei 1; die Schnittstelle von %1 hat %2.</translation>
    </message>
    <message>
        <source>%1 says in &lt;os&gt;&lt;boot&gt; what it boots from; libvirt refuses a boot order of single devices beside it.</source>
        <translation>%1 sagt in &lt;os&gt;&lt;boot&gt;, wovon gebootet wird; libvirt verweigert daneben eine Boot-Reihenfolge einzelner Geräte.</translation>
    </message>
    <message>
        <source>Another device of %1 has the boot order %2 already.</source>
        <translation>Ein anderes Gerät von %1 hat schon die Boot-Reihenfolge %2.</translation>
    </message>
    <message>
        <source>Whether %1 has a free PCIe port is not known until its live XML has been read.</source>
        <translation>Ob %1 einen freien PCIe-Port hat, ist erst bekannt, wenn das Live-XML gelesen ist.</translation>
    </message>
    <message>
        <source>%1 has no free PCIe port (pcie-root-port), so that nothing can be attached while it runs: choose “after next start”.</source>
        <translation>%1 hat keinen freien PCIe-Port (pcie-root-port), sodass sich im Betrieb nichts anschließen lässt: Wählen Sie „nach dem nächsten Start“.</translation>
    </message>
    <message>
        <source>Another interface of %1 has the MAC address %2 too: libvirt cannot tell them apart when one is to be detached or changed.</source>
        <translation>Auch eine andere Schnittstelle von %1 hat die MAC-Adresse %2: libvirt kann beide nicht unterscheiden, wenn eine gelöst oder geändert werden soll.</translation>
    </message>
    <message>
        <source>Give the interface a MAC address: without one it gets another at each change of the guest.</source>
        <translation>Geben Sie der Schnittstelle eine MAC-Adresse: Ohne sie bekommt sie bei jeder Änderung des Gasts eine andere.</translation>
    </message>
    <message>
        <source>“%1” is no MAC address that libvirt reads: separate the six parts by colons.</source>
        <translation>„%1“ ist keine MAC-Adresse, die libvirt liest: Trennen Sie die sechs Teile durch Doppelpunkte.</translation>
    </message>
    <message>
        <source>“%1” is no MAC address: it has six parts of one or two digits 0 to 9, a to f, separated by colons.</source>
        <translation>„%1“ ist keine MAC-Adresse: Sie hat sechs Teile aus einer oder zwei Ziffern 0 bis 9, a bis f, getrennt durch Doppelpunkte.</translation>
    </message>
    <message>
        <source>The interface of %1 has no MAC address, so that libvirt makes up another one at each change.</source>
        <translation>Die Schnittstelle von %1 hat keine MAC-Adresse, sodass libvirt bei jeder Änderung eine andere erfindet.</translation>
    </message>
    <message>
        <source>%1 is a multicast address; the interface of %2 needs one whose first octet is even.</source>
        <translation>%1 ist eine Multicast-Adresse; die Schnittstelle von %2 braucht eine, deren erstes Oktett gerade ist.</translation>
    </message>
    <message>
        <source>The MAC address of the interface of %1 is all zero: libvirt takes it, but most guests choose another one themselves.</source>
        <translation>Die MAC-Adresse der Schnittstelle von %1 besteht nur aus Nullen: libvirt nimmt sie, aber die meisten Gäste wählen selbst eine andere.</translation>
    </message>
    <message>
        <source>%1 begins with fe: as the host&apos;s side of libvirt&apos;s taps does, so that a bridge may take it for its own and drop what is sent to %2.</source>
        <translation>%1 beginnt mit fe: wie die Host-Seite der Taps von libvirt, sodass eine Bridge sie für ihre eigene halten und verwerfen kann, was an %2 geht.</translation>
    </message>
    <message>
        <source>The tap “%1” itself has the MAC address %2: the host would keep the packets that are for %3.</source>
        <translation>Das Tap „%1“ hat selbst die MAC-Adresse %2: Der Host würde die Pakete für %3 behalten.</translation>
    </message>
    <message>
        <source>Give the tap a name: with managed=&apos;no&apos; libvirt does not choose one.</source>
        <translation>Geben Sie dem Tap einen Namen: Mit managed=&apos;no&apos; wählt libvirt keinen.</translation>
    </message>
    <message>
        <source>“%1” is too long for the kernel: the name of a link has at most 15 bytes.</source>
        <translation>„%1“ ist zu lang für den Kernel: Der Name eines Links hat höchstens 15 Bytes.</translation>
    </message>
    <message>
        <source>“%1” must begin with a letter or a digit: commands take other beginnings for options or hidden files.</source>
        <translation>„%1“ muss mit einem Buchstaben oder einer Ziffer beginnen: Andere Anfänge halten Befehle für Optionen oder versteckte Dateien.</translation>
    </message>
    <message>
        <source>“%1” may have only the letters A to Z, digits, “-” and “_”: udevd renames links with other characters, and libvirt takes a dot for a VLAN.</source>
        <translation>„%1“ darf nur die Buchstaben A bis Z, Ziffern, „-“ und „_“ enthalten: udevd benennt Links mit anderen Zeichen um, und einen Punkt hält libvirt für ein VLAN.</translation>
    </message>
    <message>
        <source>“%1” needs a letter: commands take a bare number for an index.</source>
        <translation>„%1“ braucht einen Buchstaben: Eine bloße Zahl halten Befehle für einen Index.</translation>
    </message>
    <message>
        <source>“%1” is a template: the kernel would put a number in place of “%d”, so that libvirt does not find a tap of this name.</source>
        <translation>„%1“ ist eine Vorlage: Der Kernel würde „%d“ durch eine Zahl ersetzen, sodass libvirt kein Tap dieses Namens findet.</translation>
    </message>
    <message>
        <source>libvirt makes names like “%1” itself and drops them from a guest&apos;s config.</source>
        <translation>libvirt bildet Namen wie „%1“ selbst und streicht sie aus der Konfiguration eines Gasts.</translation>
    </message>
    <message>
        <source>“%1” means something else to the kernel; choose another name.</source>
        <translation>„%1“ bedeutet für den Kernel etwas anderes; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>“%1” looks like a device that libvirt makes itself: libvirt leaves it out of a bridge&apos;s members, and without managed=&apos;no&apos; it drops the name.</source>
        <translation>„%1“ sieht aus wie ein Gerät, das libvirt selbst anlegt: libvirt lässt es bei den Ports einer Bridge weg, und ohne managed=&apos;no&apos; streicht es den Namen.</translation>
    </message>
    <message>
        <source>libvirt takes “%1” for a VLAN because of the dot, and cannot show the bridge that it is a port of.</source>
        <translation>libvirt hält „%1“ wegen des Punkts für ein VLAN und kann die Bridge nicht zeigen, deren Port es ist.</translation>
    </message>
    <message>
        <source>The name “%1” is outside of what libvirt&apos;s schema, udevd and shell commands can handle.</source>
        <translation>Mit dem Namen „%1“ kommen das Schema von libvirt, udevd und Shell-Befehle nicht zurecht.</translation>
    </message>
    <message>
        <source>the loopback device</source>
        <translation>das Loopback-Gerät</translation>
    </message>
    <message>
        <source>a network card of the host</source>
        <translation>eine Netzwerkkarte des Hosts</translation>
    </message>
    <message>
        <source>a bridge</source>
        <translation>eine Bridge</translation>
    </message>
    <message>
        <source>an Open vSwitch datapath</source>
        <translation>ein Datenpfad von Open vSwitch</translation>
    </message>
    <message>
        <source>a tun device, which carries IP packets and no Ethernet frames</source>
        <translation>ein Tun-Gerät, das IP-Pakete und keine Ethernet-Rahmen trägt</translation>
    </message>
    <message>
        <source>a macvtap, which libvirt opens in another way</source>
        <translation>ein macvtap, das libvirt auf andere Weise öffnet</translation>
    </message>
    <message>
        <source>one end of a veth pair</source>
        <translation>ein Ende eines veth-Paars</translation>
    </message>
    <message>
        <source>a VLAN</source>
        <translation>ein VLAN</translation>
    </message>
    <message>
        <source>a bond</source>
        <translation>ein Bond</translation>
    </message>
    <message>
        <source>a link of another kind</source>
        <translation>ein Link anderer Art</translation>
    </message>
    <message>
        <source>“%1” is another name of “%2”, and that is %3, no tap.</source>
        <translation>„%1“ ist ein weiterer Name von „%2“, und das ist %3, kein Tap.</translation>
    </message>
    <message>
        <source>“%1” is taken: on this host it is %2, no tap.</source>
        <translation>„%1“ ist vergeben: Auf diesem Host ist das %2, kein Tap.</translation>
    </message>
    <message>
        <source>“%1” is another name of the tap “%2”; use “%2”, the name that libvirt shows.</source>
        <translation>„%1“ ist ein weiterer Name des Taps „%2“; nehmen Sie „%2“, den Namen, den libvirt zeigt.</translation>
    </message>
    <message>
        <source>The tap “%1” exists, but without managed=&apos;no&apos; libvirt wants to make it: the start of %2 fails and libvirt may delete the tap.</source>
        <translation>Das Tap „%1“ gibt es, aber ohne managed=&apos;no&apos; will libvirt es anlegen: Der Start von %2 schlägt fehl, und libvirt löscht womöglich das Tap.</translation>
    </message>
    <message>
        <source>%1 has “%2” already, for its interface %3; a tap serves one interface.</source>
        <translation>%1 hat „%2“ schon, für die Schnittstelle %3; ein Tap bedient eine Schnittstelle.</translation>
    </message>
    <message>
        <source>The running guest “%1” uses the multi-queue tap “%2”: the kernel lets %3 in too and deals the traffic out to both.</source>
        <translation>Der laufende Gast „%1“ benutzt das Tap „%2“ mit mehreren Warteschlangen: Der Kernel lässt auch %3 hinein und verteilt den Verkehr auf beide.</translation>
    </message>
    <message>
        <source>The running guest “%1” uses “%2”; %3 cannot open it as long as that runs.</source>
        <translation>Der laufende Gast „%1“ benutzt „%2“; %3 kann es nicht öffnen, solange dieser läuft.</translation>
    </message>
    <message>
        <source>The guest “%1” names “%2” in its config; only one of the two can run at a time.</source>
        <translation>Der Gast „%1“ nennt „%2“ in seiner Konfiguration; nur einer von beiden kann jeweils laufen.</translation>
    </message>
    <message>
        <source>Whether %1 may open the tap “%2” cannot be told: %3.</source>
        <translation>Ob %1 das Tap „%2“ öffnen darf, ist nicht feststellbar: %3.</translation>
    </message>
    <message>
        <source>“%1” may not open the tap “%2” for %3: it is open to the user %4 in the group %5 alone.</source>
        <translation>„%1“ darf das Tap „%2“ für %3 nicht öffnen: Es steht nur dem Benutzer %4 in der Gruppe %5 offen.</translation>
    </message>
    <message>
        <source>“%1” may not open the tap “%2” for %3: it is open to the user %4 alone.</source>
        <translation>„%1“ darf das Tap „%2“ für %3 nicht öffnen: Es steht nur dem Benutzer %4 offen.</translation>
    </message>
    <message>
        <source>“%1” may not open the tap “%2” for %3: besides being its user one has to be in the group %4.</source>
        <translation>„%1“ darf das Tap „%2“ für %3 nicht öffnen: Der Benutzer muss außerdem in der Gruppe %4 sein.</translation>
    </message>
    <message>
        <source>“%1” may not open the tap “%2” for %3: it is open to the group %4 alone.</source>
        <translation>„%1“ darf das Tap „%2“ für %3 nicht öffnen: Es steht nur der Gruppe %4 offen.</translation>
    </message>
    <message>
        <source>Every user of the host may open the tap “%1” and so reach the network of %2: it has neither a user nor a group.</source>
        <translation>Jeder Benutzer des Hosts darf das Tap „%1“ öffnen und so in das Netz von %2 gelangen: Es hat weder Benutzer noch Gruppe.</translation>
    </message>
    <message>
        <source>Whether there is a tap “%1” for %2 cannot be told here.</source>
        <translation>Ob es ein Tap „%1“ für %2 gibt, ist hier nicht feststellbar.</translation>
    </message>
    <message>
        <source>Whether there is a tap “%1” for %2 cannot be told: %3.</source>
        <translation>Ob es ein Tap „%1“ für %2 gibt, ist nicht feststellbar: %3.</translation>
    </message>
    <message>
        <source>libvirt on “%1” lists no tap “%2”; unless it is made first, %3 cannot use it.</source>
        <translation>libvirt auf „%1“ führt kein Tap „%2“ auf; wenn es nicht vorher angelegt wird, kann %3 es nicht benutzen.</translation>
    </message>
    <message>
        <source>The tap “%1” does not exist yet; %2 cannot be given it before it is made.</source>
        <translation>Das Tap „%1“ gibt es noch nicht; %2 kann es erst bekommen, wenn es angelegt ist.</translation>
    </message>
    <message>
        <source>The tap “%1” does not exist yet; %2 cannot start before it is made.</source>
        <translation>Das Tap „%1“ gibt es noch nicht; %2 kann erst starten, wenn es angelegt ist.</translation>
    </message>
    <message>
        <source>Whether somebody has the tap “%1” open cannot be told.</source>
        <translation>Ob jemand das Tap „%1“ offen hat, ist nicht feststellbar.</translation>
    </message>
    <message>
        <source>Another process has the multi-queue tap “%1” open; it and %2 would each get a part of the traffic.</source>
        <translation>Ein anderer Prozess hat das Tap „%1“ mit mehreren Warteschlangen offen; er und %2 bekämen je einen Teil des Verkehrs.</translation>
    </message>
    <message>
        <source>Another process has the tap “%1” open, so that %2 cannot open it.</source>
        <translation>Ein anderer Prozess hat das Tap „%1“ offen, sodass %2 es nicht öffnen kann.</translation>
    </message>
    <message>
        <source>The tap “%1” is multi-queue, and the model “%2” of %3 has one queue: only virtio can use this tap.</source>
        <translation>Das Tap „%1“ hat mehrere Warteschlangen, das Modell „%2“ von %3 nur eine: Dieses Tap kann nur virtio benutzen.</translation>
    </message>
    <message>
        <source>The tap “%1” is multi-queue: give the interface of %2 at least 2 queues.</source>
        <translation>Das Tap „%1“ hat mehrere Warteschlangen: Geben Sie der Schnittstelle von %2 mindestens 2 Warteschlangen.</translation>
    </message>
    <message>
        <source>The tap “%1” has one queue, the interface of %2 asks for %3: make the tap multi-queue or leave the queues out.</source>
        <translation>Das Tap „%1“ hat eine Warteschlange, die Schnittstelle von %2 verlangt %3: Legen Sie das Tap mit mehreren an, oder lassen Sie die Angabe weg.</translation>
    </message>
    <message>
        <source>The tap “%1” is down, and with managed=&apos;no&apos; libvirt leaves it so: %2 would have no network.</source>
        <translation>Das Tap „%1“ ist inaktiv (down), und mit managed=&apos;no&apos; lässt libvirt es so: %2 hätte kein Netz.</translation>
    </message>
    <message>
        <source>The tap “%1” is a port of no bridge, though others are, such as “%2” of “%3”: %4 may have no network.</source>
        <translation>Das Tap „%1“ ist Port keiner Bridge, andere dagegen schon, etwa „%2“ an „%3“: %4 hat womöglich kein Netz.</translation>
    </message>
    <message>
        <source>%1 would be told an MTU of %2, but the tap “%3” has %4 and libvirt does not change it.</source>
        <translation>%1 würde eine MTU von %2 genannt, aber das Tap „%3“ hat %4, und libvirt ändert sie nicht.</translation>
    </message>
    <message>
        <source>The tap “%1” has an MTU of %2, of which %3 is not told: say it in the interface too.</source>
        <translation>Das Tap „%1“ hat eine MTU von %2, von der %3 nichts erfährt: Nennen Sie sie auch in der Schnittstelle.</translation>
    </message>
    <message>
        <source>The tap “%1” of %2 has an MTU of %3, its bridge “%4” only %5: large packets are lost.</source>
        <translation>Das Tap „%1“ von %2 hat eine MTU von %3, seine Bridge „%4“ nur %5: Große Pakete gehen verloren.</translation>
    </message>
    <message>
        <source>Whether “%1” is a tap that %2 may open, and how many queues it has, cannot be told: %3.</source>
        <translation>Ob „%1“ ein Tap ist, das %2 öffnen darf, und wie viele Warteschlangen es hat, ist nicht feststellbar: %3.</translation>
    </message>
    <message>
        <source>libvirt does not say it of links of its host</source>
        <translation>libvirt sagt es von Links seines Hosts nicht</translation>
    </message>
    <message>
        <source>The tap “%1” is not persistent: it is gone as soon as the process that holds it ends, and %2 cannot start again.</source>
        <translation>Das Tap „%1“ ist nicht beständig: Es verschwindet, sobald der Prozess endet, der es hält, und %2 kann nicht noch einmal starten.</translation>
    </message>
    <message>
        <source>“%1” is a name that the host gives to devices of its own; choose another.</source>
        <translation>„%1“ ist ein Name, den der Host eigenen Geräten gibt; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is a link of the name “%1” already.</source>
        <translation>Es gibt bereits einen Link namens „%1“.</translation>
    </message>
    <message>
        <source>“%1” is another name of the link “%2”.</source>
        <translation>„%1“ ist ein anderer Name des Links „%2“.</translation>
    </message>
    <message>
        <source>virt-tap has made a tap “%1”, which is missing: reset that one instead.</source>
        <translation>virt-tap hat ein Tap „%1“ angelegt, das fehlt: Setzen Sie stattdessen dieses zurück.</translation>
    </message>
    <message>
        <source>There is no bridge “%1” that the tap “%2” could be a port of.</source>
        <translation>Es gibt keine Bridge „%1“, deren Port das Tap „%2“ sein könnte.</translation>
    </message>
    <message>
        <source>There is a link “%1” already, so that no tap of that name can be made for %2.</source>
        <translation>Es gibt schon einen Link „%1“, sodass für %2 kein Tap dieses Namens angelegt werden kann.</translation>
    </message>
    <message>
        <source>The script “%1” of %2 does not exist, so that the guest cannot start.</source>
        <translation>Das Skript „%1“ von %2 gibt es nicht, sodass der Gast nicht starten kann.</translation>
    </message>
    <message>
        <source>The script “%1” of %2 may not be executed, so that the guest cannot start.</source>
        <translation>Das Skript „%1“ von %2 darf nicht ausgeführt werden, sodass der Gast nicht starten kann.</translation>
    </message>
    <message>
        <source>AppArmor lets libvirt run no script in this place: “%1” of %2 is refused unless its profile was extended.</source>
        <translation>AppArmor lässt libvirt an dieser Stelle kein Skript ausführen: „%1“ von %2 wird abgelehnt, sofern das Profil nicht erweitert wurde.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 says link state=&apos;down&apos;: its cable is pulled, whatever the tap does.</source>
        <translation>Die Schnittstelle %1 von %2 sagt link state=&apos;down&apos;: Ihr Kabel ist gezogen, was immer das Tap tut.</translation>
    </message>
    <message>
        <source>%1 asks for vhost on the tap “%2”, and the host has no /dev/vhost-net: load the module vhost_net.</source>
        <translation>%1 verlangt vhost auf dem Tap „%2“, und der Host hat kein /dev/vhost-net: Laden Sie das Modul vhost_net.</translation>
    </message>
    <message>
        <source>A session may not open “%1” in place of /dev/net/tun for %2.</source>
        <translation>Eine Sitzung darf „%1“ nicht anstelle von /dev/net/tun für %2 öffnen.</translation>
    </message>
    <message>
        <source>%1 opens its tap by “%2”, and there is no such device.</source>
        <translation>%1 öffnet sein Tap über „%2“, und dieses Gerät gibt es nicht.</translation>
    </message>
    <message>
        <source>The guest “%1” has the MAC address %2 of an interface of %3 too; on one network both lose packets.</source>
        <translation>Auch der Gast „%1“ hat die MAC-Adresse %2 einer Schnittstelle von %3; in einem gemeinsamen Netz verlieren beide Pakete.</translation>
    </message>
    <message>
        <source>Somebody has replaced the tap “%1” that virt-tap made by another one of the same name.</source>
        <translation>Jemand hat das Tap „%1“, das virt-tap angelegt hat, durch ein anderes gleichen Namens ersetzt.</translation>
    </message>
    <message>
        <source>The tap “%1” is no longer as virt-tap made it.</source>
        <translation>Das Tap „%1“ ist nicht mehr so, wie virt-tap es angelegt hat.</translation>
    </message>
    <message>
        <source>No guest of the connections open here names the tap “%1”, and nobody has it open.</source>
        <translation>Kein Gast der hier offenen Verbindungen nennt das Tap „%1“, und niemand hat es geöffnet.</translation>
    </message>
    <message>
        <source>NetworkManager manages the tap “%1” and may take it down or out of its bridge.</source>
        <translation>NetworkManager verwaltet das Tap „%1“ und kann es abschalten oder aus seiner Bridge nehmen.</translation>
    </message>
    <message>
        <source>systemd-networkd manages the tap “%1”: change it in its files, or it becomes again what they say.</source>
        <translation>systemd-networkd verwaltet das Tap „%1“: Ändern Sie es in dessen Dateien, sonst wird es wieder so, wie sie es sagen.</translation>
    </message>
    <message>
        <source>The bridge “%1” has %2 ports, which is all that the kernel allows.</source>
        <translation>Die Bridge „%1“ hat %2 Ports; mehr lässt der Kernel nicht zu.</translation>
    </message>
    <message>
        <source>The bridge “%1” has taps and no uplink: its guests reach one another and, if it has an address, the host.</source>
        <translation>Die Bridge „%1“ hat Taps und keinen Uplink: Ihre Gäste erreichen einander und, wenn sie eine Adresse hat, den Host.</translation>
    </message>
    <message>
        <source>No uplink of the bridge “%1” has a carrier (%2): its guests reach nobody outside.</source>
        <translation>Kein Uplink der Bridge „%1“ hat ein Trägersignal (%2): Ihre Gäste erreichen niemanden außerhalb.</translation>
    </message>
    <message>
        <source>virt-tap&apos;s helper is not installed on “%1”: taps are made by hand or by other programs.</source>
        <translation>Der Helfer von virt-tap ist auf „%1“ nicht installiert: Taps werden von Hand oder von anderen Programmen angelegt.</translation>
    </message>
    <message>
        <source>The helper on “%1” is of another version than this program and is not used.</source>
        <translation>Der Helfer auf „%1“ hat eine andere Version als dieses Programm und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>The helper on “%1” cannot ask polkit, and so lets nobody make taps.</source>
        <translation>Der Helfer auf „%1“ kann polkit nicht fragen und lässt deshalb niemanden Taps anlegen.</translation>
    </message>
    <message>
        <source>No udevd runs on “%1”: libvirt does not hear of taps that come and go.</source>
        <translation>Auf „%1“ läuft kein udevd: libvirt erfährt nicht von Taps, die kommen und gehen.</translation>
    </message>
    <message>
        <source>“%1” sends bridged frames through iptables, where Docker drops what it forwards: guests on a bridge may reach nobody.</source>
        <translation>„%1“ schickt Frames von Bridges durch iptables, wo Docker Weitergeleitetes verwirft: Gäste an einer Bridge erreichen womöglich niemanden.</translation>
    </message>
    <message>
        <source>“%1” sends bridged frames through iptables; its rules apply to guests on a bridge.</source>
        <translation>„%1“ schickt Frames von Bridges durch iptables; dessen Regeln gelten für Gäste an einer Bridge.</translation>
    </message>
    <message>
        <source>virt-tap made the tap “%1”, and somebody has deleted it since.</source>
        <translation>virt-tap hat das Tap „%1“ angelegt, und jemand hat es seitdem gelöscht.</translation>
    </message>
    <message>
        <source>What the taps of “%1” are like, and who may open them, cannot be told: %2</source>
        <translation>Wie die Taps von „%1“ sind und wer sie öffnen darf, lässt sich nicht sagen: %2</translation>
    </message>
    <message>
        <source>The tap “%1” was deleted or renamed while %2 runs on it: the guest has lost its network, and libvirt does not notice.</source>
        <translation>Das Tap „%1“ wurde gelöscht oder umbenannt, während %2 darauf läuft: Der Gast hat sein Netz verloren, und libvirt bemerkt es nicht.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Will fail</source>
        <translation>Wird scheitern</translation>
    </message>
    <message>
        <source>Will not work</source>
        <translation>Wird nicht funktionieren</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Risiken</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Problems with taps</source>
        <translation>Probleme mit Taps</translation>
    </message>
    <message>
        <source>%1: libvirt %2, %3 %4, %5</source>
        <translation>%1: libvirt %2, %3 %4, %5</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts wurde gefunden.</translation>
    </message>
    <message>
        <source>There is no tap “%1”, and with managed=&apos;no&apos; libvirt makes none: %2 cannot start.</source>
        <translation>Es gibt kein Tap „%1“, und mit managed=&apos;no&apos; legt libvirt keines an: %2 kann nicht starten.</translation>
    </message>
    <message>
        <source>The bridge “%1” of the tap “%2” is down: %3 reaches nobody.</source>
        <translation>Die Bridge „%1“ des Taps „%2“ ist inaktiv (down): %3 erreicht niemanden.</translation>
    </message>
    <message>
        <source>%1 starts with the host, but nothing recreates the tap “%2” then: after a reboot it does not start.</source>
        <translation>%1 startet mit dem Host, aber nichts legt dann das Tap „%2“ wieder an: Nach einem Neustart startet er nicht.</translation>
    </message>
    <message>
        <source>an interface of type “%1” has none here</source>
        <translation>eine Schnittstelle vom Typ „%1“ hat hier nichts dergleichen</translation>
    </message>
    <message>
        <source>model not given</source>
        <translation>Modell nicht angegeben</translation>
    </message>
    <message>
        <source>%1, link down</source>
        <comment>%1 is the model of a NIC</comment>
        <translation>%1, Link inaktiv (down)</translation>
    </message>
    <message>
        <source>the interface does not say it</source>
        <translation>die Schnittstelle gibt sie nicht an</translation>
    </message>
    <message>
        <source>the guest is gone</source>
        <translation>der Gast ist weg</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>state of QEMU</comment>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>runs</source>
        <comment>state of QEMU</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>state of QEMU</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>does not run</source>
        <comment>state of QEMU</comment>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>nicht bekannt: %1</translation>
    </message>
    <message>
        <source>libvirt makes it at the start</source>
        <translation>libvirt legt es beim Start an</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keines</translation>
    </message>
    <message>
        <source>down</source>
        <comment>state of a link</comment>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>up, somebody has it open</source>
        <translation>aktiv, jemand hat es geöffnet</translation>
    </message>
    <message>
        <source>up, nobody has it open</source>
        <translation>aktiv, niemand hat es geöffnet</translation>
    </message>
    <message>
        <source>up, whether somebody has it open is not known</source>
        <translation>aktiv; ob es jemand geöffnet hat, ist nicht bekannt</translation>
    </message>
    <message>
        <source>none: the host, or a program on it, has the tap for itself</source>
        <translation>keine: Der Host oder ein Programm auf ihm hat das Tap für sich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>its state is not known</source>
        <translation>der Zustand ist nicht bekannt</translation>
    </message>
    <message>
        <source>up</source>
        <comment>state of a link</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>up, with a carrier</source>
        <translation>aktiv, mit Carrier</translation>
    </message>
    <message>
        <source>no carrier</source>
        <translation>kein Carrier</translation>
    </message>
    <message>
        <source>The cable is pulled: &lt;link state=&apos;down&apos;/&gt;.</source>
        <translation>Das Kabel ist gezogen: &lt;link state=&apos;down&apos;/&gt;.</translation>
    </message>
    <message>
        <source>%1 is paused and sends nothing.</source>
        <translation>%1 ist angehalten und sendet nichts.</translation>
    </message>
    <message>
        <source>%1 does not run; this is how its next start will find things.</source>
        <translation>%1 läuft nicht; so wird der nächste Start alles vorfinden.</translation>
    </message>
    <message>
        <source>The NIC is plugged in; what the guest does with it cannot be seen from here.</source>
        <translation>Die Netzwerkkarte ist eingesteckt; was der Gast mit ihr macht, ist von hier aus nicht zu sehen.</translation>
    </message>
    <message>
        <source>Whether frames arrive cannot be told here.</source>
        <translation>Ob Rahmen ankommen, ist hier nicht feststellbar.</translation>
    </message>
    <message>
        <source>No frames are to be expected here.</source>
        <translation>Hier sind keine Rahmen zu erwarten.</translation>
    </message>
    <message>
        <source>QEMU does not have the tap “%1” open.</source>
        <translation>QEMU hat das Tap „%1“ nicht geöffnet.</translation>
    </message>
    <message>
        <source>Whether frames from the guest arrive is being read.</source>
        <translation>Ob Rahmen vom Gast ankommen, wird gerade gelesen.</translation>
    </message>
    <message>
        <source>Whether frames from the guest arrive is not known: %1.</source>
        <translation>Ob Rahmen vom Gast ankommen, ist nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>No frame from the guest has ever arrived: it has sent none, or its driver is not up.</source>
        <translation>Vom Gast ist noch nie ein Rahmen angekommen: Er hat keinen gesendet, oder sein Treiber ist nicht bereit.</translation>
    </message>
    <message>
        <source>Frames from the guest arrive: %1 so far, %2 since this is being watched.</source>
        <translation>Rahmen vom Gast kommen an: bisher %1, davon %2, seit hier zugesehen wird.</translation>
    </message>
    <message>
        <source>The bridge&apos;s forwarding table cannot be read: %1</source>
        <translation>Die Weiterleitungstabelle der Bridge ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The bridge has heard the guest&apos;s MAC address at this tap.</source>
        <translation>Die Bridge hat die MAC-Adresse des Gastes an diesem Tap gehört.</translation>
    </message>
    <message>
        <source>The bridge has last heard the guest&apos;s MAC address at “%1”: somebody else there uses it, and gets its frames.</source>
        <translation>Die Bridge hat die MAC-Adresse des Gastes zuletzt an „%1“ gehört: Dort benutzt sie jemand anderes und bekommt seine Rahmen.</translation>
    </message>
    <message>
        <source>The bridge does not know the guest&apos;s MAC address: it has been silent for some minutes, or its frames are not let in.</source>
        <translation>Die Bridge kennt die MAC-Adresse des Gastes nicht: Er hat seit einigen Minuten nichts gesendet, oder seine Rahmen werden nicht eingelassen.</translation>
    </message>
    <message>
        <source>Frames from the guest arrive, but none have ever come back for it.</source>
        <translation>Rahmen vom Gast kommen an, aber noch nie ist einer zu ihm zurückgekommen.</translation>
    </message>
    <message>
        <source>Frames come back to the guest: %1 so far, %2 since this is being watched.</source>
        <translation>Zum Gast kommen Rahmen zurück: bisher %1, davon %2, seit hier zugesehen wird.</translation>
    </message>
    <message>
        <source>%1 frames for the guest were dropped since this is being watched: it does not take them fast enough, or not at all.</source>
        <translation>%1 Rahmen für den Gast wurden verworfen, seit hier zugesehen wird: Er nimmt sie nicht schnell genug an oder gar nicht.</translation>
    </message>
    <message>
        <source>Where the tap leads cannot be told here.</source>
        <translation>Wohin das Tap führt, ist hier nicht feststellbar.</translation>
    </message>
    <message>
        <source>The tap is a port of no bridge.</source>
        <translation>Das Tap ist Port keiner Bridge.</translation>
    </message>
    <message>
        <source>The tap is a port of the bridge.</source>
        <translation>Das Tap ist ein Port der Bridge.</translation>
    </message>
    <message>
        <source>Where the bridge leads cannot be told here.</source>
        <translation>Wohin die Bridge führt, ist hier nicht feststellbar.</translation>
    </message>
    <message>
        <source>Nothing leads on from here.</source>
        <translation>Von hier führt nichts weiter.</translation>
    </message>
    <message>
        <source>The bridge leads out of the host.</source>
        <translation>Die Bridge führt aus dem Host hinaus.</translation>
    </message>
    <message>
        <source>The way is broken between the guest&apos;s NIC and QEMU.</source>
        <translation>Der Weg ist zwischen der Netzwerkkarte des Gastes und QEMU unterbrochen.</translation>
    </message>
    <message>
        <source>The way is broken between QEMU and the tap.</source>
        <translation>Der Weg ist zwischen QEMU und dem Tap unterbrochen.</translation>
    </message>
    <message>
        <source>The way is broken between the tap and the bridge.</source>
        <translation>Der Weg ist zwischen dem Tap und der Bridge unterbrochen.</translation>
    </message>
    <message>
        <source>The way is broken between the bridge and its uplink.</source>
        <translation>Der Weg ist zwischen der Bridge und ihrem Uplink unterbrochen.</translation>
    </message>
    <message>
        <source>Something is amiss between the guest&apos;s NIC and QEMU.</source>
        <translation>Zwischen der Netzwerkkarte des Gastes und QEMU stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>Something is amiss between QEMU and the tap.</source>
        <translation>Zwischen QEMU und dem Tap stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>Something is amiss between the tap and the bridge.</source>
        <translation>Zwischen dem Tap und der Bridge stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>Something is amiss between the bridge and its uplink.</source>
        <translation>Zwischen der Bridge und ihrem Uplink stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>Nothing is known to be broken, but not everything can be told.</source>
        <translation>Von keiner Unterbrechung ist etwas bekannt, aber nicht alles ist feststellbar.</translation>
    </message>
    <message>
        <source>Nothing is broken as far as the host can see.</source>
        <translation>Soweit es der Host sehen kann, ist nichts unterbrochen.</translation>
    </message>
    <message>
        <source>Nothing stands in the way of the next start, as far as the host can see.</source>
        <translation>Soweit es der Host sehen kann, steht dem nächsten Start nichts im Weg.</translation>
    </message>
    <message>
        <source>Guest&apos;s NIC</source>
        <translation>Netzwerkkarte des Gastes</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>Uplink</translation>
    </message>
    <message>
        <source>in order</source>
        <comment>state of a part of a path</comment>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>at rest</source>
        <comment>state of a part of a path</comment>
        <translation>in Ruhe</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>state of a part of a path</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>something is amiss</source>
        <comment>state of a part of a path</comment>
        <translation>etwas stimmt nicht</translation>
    </message>
    <message>
        <source>broken</source>
        <comment>state of a part of a path</comment>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>MTU not known</source>
        <translation>MTU nicht bekannt</translation>
    </message>
    <message>
        <source>MTU not known: %1</source>
        <comment>%1 is the reason</comment>
        <translation>MTU nicht bekannt: %1</translation>
    </message>
    <message>
        <source>%1 frames received, %2 sent</source>
        <translation>%1 Rahmen empfangen, %2 gesendet</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <comment>frames</comment>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>%1 [%2]: %3</source>
        <comment>a part of a path, its state, how it is</comment>
        <translation>%1 [%2]: %3</translation>
    </message>
    <message>
        <source>[%1] %2</source>
        <comment>the state of a joint, how it is</comment>
        <translation>[%1] %2</translation>
    </message>
    <message>
        <source>The bridge “%1” forwards nothing from the tap “%2” yet: its spanning tree is still finding out, which takes as long as its forward delay.</source>
        <translation>Die Bridge „%1“ leitet vom Tap „%2“ noch nichts weiter: Ihr Spanning Tree sucht noch, was so lange dauert wie seine Weiterleitungsverzögerung (forward delay).</translation>
    </message>
    <message>
        <source>The bridge “%1” forwards nothing from the tap “%2”, whose port is %3: %4 reaches nobody.</source>
        <translation>Die Bridge „%1“ leitet vom Tap „%2“ nichts weiter, dessen Port %3 ist: %4 erreicht niemanden.</translation>
    </message>
    <message>
        <source>blocked</source>
        <comment>a port of a bridge</comment>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>a port of a bridge</comment>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>The port of the tap “%1” is isolated, and so is every uplink of the bridge “%2”: %3 reaches nobody outside.</source>
        <translation>Der Port des Taps „%1“ ist isoliert, und jeder Uplink der Bridge „%2“ auch: %3 erreicht niemanden außerhalb.</translation>
    </message>
    <message>
        <source>The port of the tap “%1” on the bridge “%2” is isolated: %3 does not reach guests whose ports are isolated, too.</source>
        <translation>Der Port des Taps „%1“ an der Bridge „%2“ ist isoliert: %3 erreicht keine Gäste, deren Ports auch isoliert sind.</translation>
    </message>
    <message>
        <source>The bridge “%1” filters VLANs, and the port of the tap “%2” is in none: every frame of %3 is dropped.</source>
        <translation>Die Bridge „%1“ filtert VLANs, und der Port des Taps „%2“ ist in keinem: Jeder Rahmen von %3 wird verworfen.</translation>
    </message>
    <message>
        <source>The bridge “%1” drops frames without a VLAN tag at the tap “%2”: %3 has no network unless it tags its frames itself.</source>
        <translation>Die Bridge „%1“ verwirft am Tap „%2“ Rahmen ohne VLAN-Tag: %3 hat kein Netz, wenn es seine Rahmen nicht selbst kennzeichnet.</translation>
    </message>
    <message>
        <source>The tap “%1” is in VLAN %2, which no uplink of the bridge “%3” is in: %4 reaches nobody outside.</source>
        <translation>Das Tap „%1“ ist im VLAN %2, in dem kein Uplink der Bridge „%3“ ist: %4 erreicht niemanden außerhalb.</translation>
    </message>
    <message>
        <source>libvirt has no network filter “%1”, which the interface of %2 names.</source>
        <translation>libvirt hat keinen Netzwerkfilter „%1“, den die Schnittstelle von %2 nennt.</translation>
    </message>
    <message>
        <source>The last start of %1 failed; nothing that is checked here speaks against the next one.</source>
        <translation>Der letzte Start von %1 ist fehlgeschlagen; nichts von dem, was hier geprüft wird, spricht gegen den nächsten.</translation>
    </message>
    <message>
        <source>The last start of %1 failed, and the next one will: %2</source>
        <comment>%2 is a sentence</comment>
        <translation>Der letzte Start von %1 ist fehlgeschlagen, und der nächste wird es auch: %2</translation>
    </message>
    <message>
        <source>The bridge “%1” itself has the MAC address %2: it keeps the packets that are for %3.</source>
        <translation>Die Bridge „%1“ selbst hat die MAC-Adresse %2: Sie behält die Pakete, die für %3 sind.</translation>
    </message>
    <message>
        <source>The MAC address %1 of %2 is also that of “%3”, a port of the bridge “%4”: the bridge keeps the packets that are for the guest.</source>
        <translation>Die MAC-Adresse %1 von %2 hat auch „%3“, ein Port der Bridge „%4“: Die Bridge behält die Pakete, die für den Gast sind.</translation>
    </message>
    <message>
        <source>The taps “%1” of %2 and “%3” have one MAC address, %4, on the host&apos;s side: the bridge “%5” tells of it at one of its ports only.</source>
        <translation>Die Taps „%1“ von %2 und „%3“ haben auf der Host-Seite dieselbe MAC-Adresse %4: Die Bridge „%5“ nennt sie nur an einem ihrer Ports.</translation>
    </message>
    <message>
        <source>The bridges “%1” and “%2” both have the MAC address %3 of their taps “%4”, of %5, and “%6”: on one network both lose packets.</source>
        <translation>Die Bridges „%1“ und „%2“ haben beide die MAC-Adresse %3 ihrer Taps „%4“, von %5, und „%6“: In einem gemeinsamen Netz verlieren beide Pakete.</translation>
    </message>
    <message>
        <source>The guest “%1” names the multi-queue tap “%2” in its config, too: when it and %3 run, the kernel deals the traffic out to both.</source>
        <translation>Auch der Gast „%1“ nennt das Tap „%2“ mit mehreren Warteschlangen in seiner Konfiguration: Laufen er und %3, verteilt der Kernel den Verkehr auf beide.</translation>
    </message>
    <message>
        <source>The interface %1 of %2 has managed=&apos;no&apos; and names no tap, so that the guest cannot start: virt-clone leaves its copies so. Give it a tap of its own.</source>
        <translation>Die Schnittstelle %1 von %2 hat managed=&apos;no&apos; und nennt kein Tap, sodass der Gast nicht starten kann: So hinterlässt virt-clone seine Kopien. Geben Sie ihr ein eigenes Tap.</translation>
    </message>
    <message>
        <source>libvirt&apos;s schema refuses this XML, where it is asked for: %1</source>
        <translation>Das Schema von libvirt verweigert dieses XML, wo danach gefragt wird: %1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1 asks for vhost on the tap “%2” by “%3”, and there is no such device.</source>
        <translation>%1 verlangt vhost auf dem Tap „%2“ über „%3“, und ein solches Gerät gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Cli</name>
    <message>
        <source>The connection asks for a password, which virt-tapctl cannot answer.</source>
        <translation>Die Verbindung fragt nach einem Passwort, das virt-tapctl nicht geben kann.</translation>
    </message>
    <message>
        <source>There is no guest “%1” on %2.</source>
        <translation>Einen Gast „%1“ gibt es auf %2 nicht.</translation>
    </message>
    <message>
        <source>The guest has no interface “%1”.</source>
        <translation>Der Gast hat keine Schnittstelle „%1“.</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Do this? [y/N] </source>
        <translation>Ausführen? [y/N] </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>erledigt: %1</translation>
    </message>
    <message>
        <source>undone: %1</source>
        <translation>zurückgenommen: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Waiting for the guest to let go of its interface …</source>
        <translation>Warten, bis der Gast seine Schnittstelle loslässt …</translation>
    </message>
    <message>
        <source>Gives libvirt guests a NIC on a tap that was made beforehand.</source>
        <translation>Gibt libvirt-Gästen eine Netzwerkkarte an einem vorher angelegten Tap.</translation>
    </message>
    <message>
        <source>The libvirt URI; otherwise as virsh chooses.</source>
        <translation>Der libvirt-URI; sonst wie virsh wählt.</translation>
    </message>
    <message>
        <source>The demo host, which is made up.</source>
        <translation>Der Demo-Host, der erfunden ist.</translation>
    </message>
    <message>
        <source>The guest, by name or UUID.</source>
        <translation>Der Gast, mit Name oder UUID.</translation>
    </message>
    <message>
        <source>The tap that the interface is to be on.</source>
        <translation>Der Tap, an dem die Schnittstelle sein soll.</translation>
    </message>
    <message>
        <source>The interface that it replaces, by MAC address, target or alias; without it, it is added.</source>
        <translation>Die Schnittstelle, die sie ersetzt, mit MAC-Adresse, Ziel oder Alias; ohne dies kommt sie hinzu.</translation>
    </message>
    <message>
        <source>Its MAC address; otherwise the old one&apos;s, or a new one.</source>
        <translation>Ihre MAC-Adresse; sonst die der alten oder eine neue.</translation>
    </message>
    <message>
        <source>Its model; otherwise the old one&apos;s, or virtio.</source>
        <translation>Ihr Modell; sonst das der alten oder virtio.</translation>
    </message>
    <message>
        <source>Its queues; 2 and more need a tap of several queues.</source>
        <translation>Ihre Warteschlangen; 2 und mehr brauchen einen Tap mit mehreren.</translation>
    </message>
    <message>
        <source>Its MTU.</source>
        <translation>Ihre MTU.</translation>
    </message>
    <message>
        <source>Now only; without --live or --config: both.</source>
        <translation>Nur jetzt; ohne --live oder --config: beides.</translation>
    </message>
    <message>
        <source>After the next start only.</source>
        <translation>Nur nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>--target is needed: the name of the tap.</source>
        <translation>--target ist nötig: der Name des Taps.</translation>
    </message>
    <message>
        <source>--queues: this is no number between 0 and 256.</source>
        <translation>--queues: Das ist keine Zahl zwischen 0 und 256.</translation>
    </message>
    <message>
        <source>--mtu: this is no number between 0 and 65535.</source>
        <translation>--mtu: Das ist keine Zahl zwischen 0 und 65535.</translation>
    </message>
    <message>
        <source>--guest is needed: its name or UUID.</source>
        <translation>--guest ist nötig: Name oder UUID.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Only root may read it. Let root do so: %1</source>
        <translation>Nur root darf die Datei lesen. Lassen Sie root das tun: %1</translation>
    </message>
    <message>
        <source>Nothing in it lowers the host&apos;s security for the sake of taps.</source>
        <translation>Nichts darin senkt die Sicherheit des Hosts um der Taps willen.</translation>
    </message>
    <message>
        <source>None of it is needed for taps that libvirt opens (managed=&apos;no&apos;). A change counts when libvirtd was started anew; guests keep running, and each loses its taint at its own next start.</source>
        <translation>Nichts davon ist für Taps nötig, die libvirt öffnet (managed=&apos;no&apos;). Eine Änderung gilt, sobald libvirtd neu gestartet wurde; Gäste laufen weiter, und jeder verliert seine Kennzeichnung bei seinem eigenen nächsten Start.</translation>
    </message>
    <message>
        <source>There is no user “%1” on this computer.</source>
        <translation>Auf diesem Rechner gibt es keinen Benutzer „%1“.</translation>
    </message>
    <message>
        <source>There is no group “%1” on this computer.</source>
        <translation>Auf diesem Rechner gibt es keine Gruppe „%1“.</translation>
    </message>
    <message>
        <source>--user is needed: whom the guests of %1 run as is not known here.</source>
        <translation>--user wird gebraucht: Als wer die Gäste von %1 laufen, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Answers as JSON, in the shape that the manual describes.</source>
        <translation>Antwortet als JSON, in der Form, die das Handbuch beschreibt.</translation>
    </message>
    <message>
        <source>Makes the tap as well, which goes again when the rest fails.</source>
        <translation>Legt auch das Tap an, das wieder verschwindet, wenn der Rest fehlschlägt.</translation>
    </message>
    <message>
        <source>The user who may open a new tap; otherwise the one that suits the connection.</source>
        <translation>Der Benutzer, der ein neues Tap öffnen darf; sonst der, der zur Verbindung passt.</translation>
    </message>
    <message>
        <source>The group whose members may open a new tap.</source>
        <translation>Die Gruppe, deren Mitglieder ein neues Tap öffnen dürfen.</translation>
    </message>
    <message>
        <source>The bridge that the tap is a port of.</source>
        <translation>Die Bridge, deren Port das Tap ist.</translation>
    </message>
    <message>
        <source>The tap is to be a port of no bridge.</source>
        <translation>Das Tap soll Port keiner Bridge sein.</translation>
    </message>
    <message>
        <source>The tap is made again when the host boots.</source>
        <translation>Das Tap wird beim Hochfahren des Hosts wieder angelegt.</translation>
    </message>
    <message>
        <source>The tap is not made again when the host boots.</source>
        <translation>Das Tap wird beim Hochfahren des Hosts nicht wieder angelegt.</translation>
    </message>
    <message>
        <source>update-tap sets it up.</source>
        <translation>update-tap setzt es auf aktiv.</translation>
    </message>
    <message>
        <source>update-tap sets it down.</source>
        <translation>update-tap setzt es auf inaktiv.</translation>
    </message>
    <message>
        <source>Changes without asking.</source>
        <translation>Ändert, ohne zu fragen.</translation>
    </message>
    <message>
        <source>--%1 and --%2 exclude each other.</source>
        <translation>--%1 und --%2 schließen einander aus.</translation>
    </message>
    <message>
        <source>--%1 is about a tap that is made: --create is missing.</source>
        <translation>--%1 betrifft ein Tap, das angelegt wird: --create fehlt.</translation>
    </message>
    <message>
        <source>--%1 is for update-tap.</source>
        <translation>--%1 ist für update-tap.</translation>
    </message>
    <message>
        <source>--user and --group exclude each other: a tap is opened by one or the other.</source>
        <translation>--user und --group schließen einander aus: Ein Tap öffnet entweder der eine oder die andere.</translation>
    </message>
    <message>
        <source>--bridge and --no-bridge exclude each other.</source>
        <translation>--bridge und --no-bridge schließen einander aus.</translation>
    </message>
    <message>
        <source>--%1 is about an interface.</source>
        <translation>--%1 betrifft eine Schnittstelle.</translation>
    </message>
    <message>
        <source>The name of a tap is needed.</source>
        <translation>Der Name eines Taps wird gebraucht.</translation>
    </message>
    <message>
        <source>update-tap changes one tap at a time.</source>
        <translation>update-tap ändert immer nur ein Tap.</translation>
    </message>
    <message>
        <source>A tap is named twice.</source>
        <translation>Ein Tap ist zweimal genannt.</translation>
    </message>
    <message>
        <source>--queues: whether a tap has several is settled when it is made.</source>
        <translation>--queues: Ob ein Tap mehrere hat, steht seit dem Anlegen fest.</translation>
    </message>
    <message>
        <source>--mtu and --mac are for create-tap and update-tap.</source>
        <translation>--mtu und --mac sind für create-tap und update-tap.</translation>
    </message>
    <message>
        <source>It is not said what is to be another about the tap.</source>
        <translation>Es ist nicht gesagt, was an dem Tap anders werden soll.</translation>
    </message>
    <message>
        <source>--create is for plan and apply.</source>
        <translation>--create ist für plan und apply.</translation>
    </message>
    <message>
        <source>virt-tapctl makes, changes and deletes taps on the computer that it runs on only.</source>
        <translation>virt-tapctl legt Taps nur auf dem Rechner an, auf dem es läuft; dasselbe gilt für Ändern und Löschen.</translation>
    </message>
    <message>
        <source>There is no bridge “%1”.</source>
        <translation>Es gibt keine Bridge „%1“.</translation>
    </message>
    <message>
        <source>Several taps cannot have one MAC address.</source>
        <translation>Mehrere Taps können nicht dieselbe MAC-Adresse haben.</translation>
    </message>
    <message>
        <source>virt-tap did not make a tap “%1”, so that it leaves it alone.</source>
        <translation>virt-tap hat kein Tap „%1“ angelegt, deshalb lässt es die Finger davon.</translation>
    </message>
    <message>
        <source>Make the tap “%1” again.</source>
        <translation>Das Tap „%1“ wieder anlegen.</translation>
    </message>
    <message>
        <source>The tap “%1” is as it was made.</source>
        <translation>Das Tap „%1“ ist, wie es angelegt wurde.</translation>
    </message>
    <message>
        <source>Set the tap “%1” as it was made: %2.</source>
        <translation>Das Tap „%1“ wieder so einstellen, wie es angelegt wurde: %2.</translation>
    </message>
    <message>
        <source>All taps are as virt-tap made them.</source>
        <translation>Alle Taps sind so, wie virt-tap sie angelegt hat.</translation>
    </message>
    <message numerus="yes">
        <source>Repair %n tap(s)</source>
        <translation>
            <numerusform>%n Tap reparieren</numerusform>
            <numerusform>%n Taps reparieren</numerusform>
        </translation>
    </message>
    <message>
        <source>repaired: %1</source>
        <translation>repariert: %1</translation>
    </message>
    <message>
        <source>What makes check end with 1: will-fail, will-not-work (otherwise), risk or hint.</source>
        <translation>Wovon check mit 1 endet: will-fail, will-not-work (sonst), risk oder hint.</translation>
    </message>
    <message>
        <source>--fail-on: will-fail, will-not-work, risk or hint.</source>
        <translation>--fail-on: will-fail, will-not-work, risk oder hint.</translation>
    </message>
    <message>
        <source>This plan was made for %1; say by -c on which connection it is to be carried out.</source>
        <translation>Dieser Plan wurde für %1 gemacht; geben Sie mit -c an, über welche Verbindung er ausgeführt werden soll.</translation>
    </message>
    <message>
        <source>The config of “%1” was changed since this plan was made. Nothing was done; plan it anew.</source>
        <translation>Die Konfiguration von „%1“ wurde geändert, seit dieser Plan gemacht wurde. Nichts wurde getan; planen Sie neu.</translation>
    </message>
    <message>
        <source>How plan prints: shell, xml, domain-xml, json, networkd or nm.</source>
        <translation>Wie plan ausgibt: shell, xml, domain-xml, json, networkd oder nm.</translation>
    </message>
    <message>
        <source>--%1 does not go with a plan from a file.</source>
        <translation>--%1 passt nicht zu einem Plan aus einer Datei.</translation>
    </message>
    <message>
        <source>A plan from the standard input needs --yes: nobody can be asked there.</source>
        <translation>Ein Plan aus der Standardeingabe braucht --yes: Dort kann niemand gefragt werden.</translation>
    </message>
    <message>
        <source>--format: shell, xml, domain-xml, json, networkd or nm.</source>
        <translation>--format: shell, xml, domain-xml, json, networkd oder nm.</translation>
    </message>
    <message>
        <source>guests, interfaces, taps, check, taint, audit, snapshot, xml, plan, apply, create-tap, update-tap, delete-tap or repair.</source>
        <translation>guests, interfaces, taps, check, taint, audit, snapshot, xml, plan, apply, create-tap, update-tap, delete-tap oder repair.</translation>
    </message>
    <message>
        <source>snapshot gives guests, taps, MAC addresses and the host other names.</source>
        <translation>snapshot gibt Gästen, Taps, MAC-Adressen und dem Host andere Namen.</translation>
    </message>
    <message>
        <source>One command is needed: guests, interfaces, taps, check, taint, audit, snapshot, xml, plan, apply, create-tap, update-tap, delete-tap or repair.</source>
        <translation>Ein Befehl ist nötig: guests, interfaces, taps, check, taint, audit, snapshot, xml, plan, apply, create-tap, update-tap, delete-tap oder repair.</translation>
    </message>
    <message>
        <source>--anonymise is for snapshot.</source>
        <translation>--anonymise ist für snapshot.</translation>
    </message>
    <message>
        <source>For the last four: names of taps. For audit: a qemu.conf; for apply: a plan that was saved; for check: the XML of a guest or an interface; - is the standard input.</source>
        <translation>Für die letzten vier: Namen von Taps. Für audit: eine qemu.conf; für apply: ein gespeicherter Plan; für check: das XML eines Gasts oder einer Schnittstelle; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>--guest does not go with a file, which says whose it is.</source>
        <translation>--guest passt nicht zu einer Datei, die selbst sagt, wessen sie ist.</translation>
    </message>
    <message>
        <source>These plans were made for several connections; virt-tapctl carries out those of one.</source>
        <translation>Diese Pläne wurden für mehrere Verbindungen gemacht; virt-tapctl führt die für eine aus.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n guest(s)</source>
        <translation>
            <numerusform>%n Gast ändern</numerusform>
            <numerusform>%n Gäste ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for “%1” …</source>
        <translation>Warten auf „%1“ …</translation>
    </message>
    <message>
        <source>not done: %1</source>
        <translation>nicht getan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n guest(s) are changed.</source>
        <translation>
            <numerusform>%1 von %n Gast ist geändert.</numerusform>
            <numerusform>%1 von %n Gästen sind geändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::CommandBox</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the commands</source>
        <translation>Die Befehle kopieren</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>VirtTap::ComparisonView</name>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
</context>
<context>
    <name>VirtTap::ConfAudit</name>
    <message>
        <source>%1 of this computer cannot be read.</source>
        <translation>%1 dieses Computers kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Only root may read it. In a terminal, this reads it and changes nothing:</source>
        <translation>Nur root darf die Datei lesen. Dies liest sie in einem Terminal und ändert nichts:</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>a number, a setting</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Nothing in it lowers the host&apos;s security for the sake of taps.</source>
        <translation>Nichts darin senkt die Sicherheit des Hosts um der Taps willen.</translation>
    </message>
    <message>
        <source>None of it is needed for taps that libvirt opens (managed=&apos;no&apos;). A change counts when libvirtd was started anew; guests keep running.</source>
        <translation>Nichts davon ist für Taps nötig, die libvirt öffnet (managed=&apos;no&apos;). Eine Änderung gilt, sobald libvirtd neu gestartet wurde; Gäste laufen weiter.</translation>
    </message>
    <message>
        <source>What old advice changed in %1</source>
        <translation>Was alte Ratschläge in %1 geändert haben</translation>
    </message>
</context>
<context>
    <name>VirtTap::ConnectPage</name>
    <message>
        <source>Connect to a host</source>
        <translation>Mit einem Host verbinden</translation>
    </message>
    <message>
        <source>Whose guests do you want to work with? Nothing is contacted before you press Connect.</source>
        <translation>Mit wessen Gästen möchten Sie arbeiten? Nichts wird angesprochen, bevor Sie „Verbinden“ drücken.</translation>
    </message>
    <message>
        <source>This computer, &amp;system guests</source>
        <translation>Dieser Computer, &amp;Systemgäste</translation>
    </message>
    <message>
        <source>qemu:///system</source>
        <translation>qemu:///system</translation>
    </message>
    <message>
        <source>qemu:///system – guests of the whole computer. The desktop may ask for an administrator’s password.</source>
        <translation>qemu:///system – Gäste des ganzen Computers. Der Desktop fragt womöglich nach dem Passwort eines Administrators.</translation>
    </message>
    <message>
        <source>This computer, your o&amp;wn guests</source>
        <translation>Dieser Computer, Ihre &amp;eigenen Gäste</translation>
    </message>
    <message>
        <source>qemu:///session</source>
        <translation>qemu:///session</translation>
    </message>
    <message>
        <source>qemu:///session – guests that run as you. They can open the taps that you may open.</source>
        <translation>qemu:///session – Gäste, die unter Ihrem Namen laufen. Sie können die Taps öffnen, die Sie öffnen dürfen.</translation>
    </message>
    <message>
        <source>&amp;Another computer, over ssh</source>
        <translation>&amp;Anderer Computer, über ssh</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>host05 or host05:2222</source>
        <translation>host05 oder host05:2222</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>root</source>
        <translation>root</translation>
    </message>
    <message>
        <source>&amp;Guests:</source>
        <translation>&amp;Gäste:</translation>
    </message>
    <message>
        <source>system (qemu:///system there)</source>
        <translation>System (qemu:///system dort)</translation>
    </message>
    <message>
        <source>session, the user’s own (qemu:///session there)</source>
        <translation>Sitzung, die eigenen des Benutzers (qemu:///session dort)</translation>
    </message>
    <message>
        <source>Another &amp;URI</source>
        <translation>Andere &amp;URI</translation>
    </message>
    <message>
        <source>qemu+tls://host05/system</source>
        <translation>qemu+tls://host05/system</translation>
    </message>
    <message>
        <source>libvirt URI</source>
        <translation>libvirt-URI</translation>
    </message>
    <message>
        <source>The &amp;demo host</source>
        <translation>Der &amp;Demo-Host</translation>
    </message>
    <message>
        <source>Made up guests and taps to try everything on. Nothing on this computer is touched.</source>
        <translation>Erdachte Gäste und Taps, um alles auszuprobieren. Nichts auf diesem Computer wird berührt.</translation>
    </message>
    <message>
        <source>&amp;Read-only: look, change nothing</source>
        <translation>Nu&amp;r lesen: ansehen, nichts ändern</translation>
    </message>
    <message>
        <source>Connect when virt-tap &amp;starts</source>
        <translation>Verbinden, wenn v&amp;irt-tap startet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
</context>
<context>
    <name>VirtTap::ConnectionPane</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>URI:</source>
        <translation>URI:</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>Host:</translation>
    </message>
    <message>
        <source>Driver:</source>
        <translation>Treiber:</translation>
    </message>
    <message>
        <source>Access:</source>
        <translation>Zugriff:</translation>
    </message>
    <message>
        <source>Guests:</source>
        <translation>Gäste:</translation>
    </message>
    <message>
        <source>Taps:</source>
        <translation>Taps:</translation>
    </message>
    <message>
        <source>Connect when virt-tap &amp;starts</source>
        <translation>Verbinden, wenn v&amp;irt-tap startet</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>Jetzt wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop Trying</source>
        <translation>Nicht mehr versuchen</translation>
    </message>
    <message>
        <source>not known until it is connected</source>
        <translation>erst bekannt, wenn die Verbindung steht</translation>
    </message>
    <message>
        <source>%1, libvirt %2</source>
        <translation>%1, libvirt %2</translation>
    </message>
    <message>
        <source>%1 %2, libvirt %3</source>
        <translation>%1 %2, libvirt %3</translation>
    </message>
    <message>
        <source>read-only: nothing can be changed</source>
        <translation>nur lesen: Nichts lässt sich ändern</translation>
    </message>
    <message>
        <source>demo: nothing real is behind it</source>
        <translation>Demo: Nichts Wirkliches steht dahinter</translation>
    </message>
    <message>
        <source>session: guests can open only taps that their user may open</source>
        <translation>Sitzung: Gäste können nur Taps öffnen, die ihr Benutzer öffnen darf</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them active</source>
        <translation>
            <numerusform>, davon %n aktiv</numerusform>
            <numerusform>, davon %n aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n Tap</numerusform>
            <numerusform>%n Taps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::CredentialsDialog</name>
    <message>
        <source>Sign In</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 asks for your credentials.</source>
        <translation>%1 fragt nach Ihren Zugangsdaten.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>VirtTap::DemoHost</name>
    <message>
        <source>Demo host</source>
        <translation>Demo-Host</translation>
    </message>
    <message>
        <source>Demo: a remote host, read-only</source>
        <translation>Demo: ein entfernter Host, nur lesend</translation>
    </message>
    <message>
        <source>Demo: a lost host</source>
        <translation>Demo: ein verlorener Host</translation>
    </message>
    <message>
        <source>Demo: a host that is down</source>
        <translation>Demo: ein Host, der aus ist</translation>
    </message>
</context>
<context>
    <name>VirtTap::DemoMishap</name>
    <message>
        <source>The connection could not be opened.</source>
        <translation>Die Verbindung ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The connection to the host was lost.</source>
        <translation>Die Verbindung zum Host ist verloren.</translation>
    </message>
</context>
<context>
    <name>VirtTap::DetachDialog</name>
    <message>
        <source>Detach Interface</source>
        <translation>Schnittstelle lösen</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>Wann es gilt</translation>
    </message>
    <message>
        <source>&amp;Both now and after next start</source>
        <translation>&amp;Beides, jetzt und nach dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Now (live)</source>
        <translation>&amp;Jetzt (live)</translation>
    </message>
    <message>
        <source>After next &amp;start (config)</source>
        <translation>Nach dem nächsten &amp;Start (Konfiguration)</translation>
    </message>
    <message>
        <source>S&amp;teps:</source>
        <translation>Schri&amp;tte:</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Cancel and &amp;Undo</source>
        <translation>Abbrechen und &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Detach</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The connection to this guest is not open.</source>
        <translation>Die Verbindung zu diesem Gast ist nicht offen.</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be detached through it.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Über sie lässt sich nichts lösen.</translation>
    </message>
    <message>
        <source>The guest is gone.</source>
        <translation>Der Gast ist verschwunden.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Detach %1 from “%2”?</source>
        <translation>%1 von „%2“ lösen?</translation>
    </message>
    <message>
        <source>The guest loses this network interface. The tap “%1” stays as it is.</source>
        <translation>Der Gast verliert diese Netzwerkschnittstelle. Das Tap „%1“ bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The guest loses this network interface.</source>
        <translation>Der Gast verliert diese Netzwerkschnittstelle.</translation>
    </message>
    <message>
        <source>“%1” has a saved state: its next start resumes it with this interface, whatever the config says.</source>
        <translation>„%1“ hat einen gespeicherten Zustand: Der nächste Start setzt ihn mit dieser Schnittstelle fort, was auch immer die Konfiguration sagt.</translation>
    </message>
    <message>
        <source>Detaching %1 from “%2”…</source>
        <translation>%1 wird von „%2“ gelöst …</translation>
    </message>
    <message>
        <source>Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating system may never do so. You may close this window; it goes on.</source>
        <translation>Warten auf den Gast: „%1“ hat die Schnittstelle noch nicht losgelassen. Ein Gast ohne laufendes Betriebssystem tut das womöglich nie. Sie können dieses Fenster schließen; es geht weiter.</translation>
    </message>
    <message>
        <source>Done: %1 is detached from “%2”, %3.</source>
        <translation>Fertig: %1 ist von „%2“ gelöst, %3.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Es ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>What is left:</source>
        <translation>Was übrig ist:</translation>
    </message>
    <message>
        <source>Go On Without the Check</source>
        <translation>Ohne die Prüfung weitermachen</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
</context>
<context>
    <name>VirtTap::DiagnoseDialog</name>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Way of the frames, as text</source>
        <translation>Weg der Rahmen als Text</translation>
    </message>
    <message>
        <source>&amp;Copy as Text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>The guest no longer has this interface.</source>
        <translation>Der Gast hat diese Schnittstelle nicht mehr.</translation>
    </message>
    <message>
        <source>The connection is not open: this is how things were last.</source>
        <translation>Die Verbindung ist nicht offen: So war es zuletzt.</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Diagnose %1 of %2</source>
        <translation>Diagnose von %1 des Gastes %2</translation>
    </message>
</context>
<context>
    <name>VirtTap::DomainCalls</name>
    <message>
        <source>The interface could not be attached.</source>
        <translation>Die Schnittstelle ließ sich nicht anschließen.</translation>
    </message>
    <message>
        <source>The interface could not be changed.</source>
        <translation>Die Schnittstelle ließ sich nicht ändern.</translation>
    </message>
    <message>
        <source>The interface could not be detached.</source>
        <translation>Die Schnittstelle ließ sich nicht lösen.</translation>
    </message>
    <message>
        <source>The guest could not be started.</source>
        <translation>Der Gast ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The guest could not be asked to shut down.</source>
        <translation>Der Gast ließ sich nicht um das Herunterfahren bitten.</translation>
    </message>
    <message>
        <source>The guest could not be forced off.</source>
        <translation>Der Gast ließ sich nicht hart ausschalten.</translation>
    </message>
    <message>
        <source>The saved state could not be discarded.</source>
        <translation>Der gespeicherte Zustand ließ sich nicht verwerfen.</translation>
    </message>
    <message>
        <source>The guest could not be defined anew.</source>
        <translation>Der Gast konnte nicht neu definiert werden.</translation>
    </message>
</context>
<context>
    <name>VirtTap::DomainReader</name>
    <message>
        <source>The guests of this host could not be listed.</source>
        <translation>Die Gäste dieses Hosts ließen sich nicht auflisten.</translation>
    </message>
    <message>
        <source>This program was built with a libvirt that cannot tell.</source>
        <translation>Dieses Programm wurde mit einem libvirt gebaut, das es nicht sagen kann.</translation>
    </message>
    <message>
        <source>The XML of this guest could not be read.</source>
        <translation>Das XML dieses Gasts ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The guest is not there any more.</source>
        <translation>Den Gast gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>VirtTap::DomainSetup</name>
    <message>
        <source>The guests of the demo could not be set up.</source>
        <translation>Die Gäste der Demo ließen sich nicht einrichten.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Engine</name>
    <message>
        <source>frames are counted on the computer that virt-tap runs on only</source>
        <translation>Rahmen werden nur auf dem Rechner gezählt, auf dem virt-tap läuft</translation>
    </message>
</context>
<context>
    <name>VirtTap::EventSink</name>
    <message>
        <source>the daemon closed the connection</source>
        <translation>der Dienst hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>the host did not answer in time</source>
        <translation>der Host hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung ist abgebrochen</translation>
    </message>
</context>
<context>
    <name>VirtTap::Exporter</name>
    <message>
        <source>“%1” could not be written. A file that was there before is as it was.</source>
        <translation>„%1“ ließ sich nicht schreiben. Eine Datei, die es dort schon gab, ist unverändert.</translation>
    </message>
    <message>
        <source>Save Here</source>
        <translation>Hier speichern</translation>
    </message>
    <message>
        <source>There is a file “%1” in “%2” already. Nothing was written.</source>
        <translation>In „%2“ gibt es schon eine Datei „%1“. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>„%1“ konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>VirtTap::FindingList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>VirtTap::FixDialog</name>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>S&amp;teps:</source>
        <translation>Schri&amp;tte:</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>&amp;Beheben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What mends it:</source>
        <translation>Das behebt es:</translation>
    </message>
    <message numerus="yes">
        <source>What mends all %n finding(s) of this kind:</source>
        <translation>
            <numerusform>Das behebt den %n Befund dieser Art:</numerusform>
            <numerusform>Das behebt alle %n Befunde dieser Art:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>%1 is a finding, a sentence</comment>
        <translation>
            <numerusform>%1 Und %n weiterer.</numerusform>
            <numerusform>%1 Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>A guest is gone.</source>
        <translation>Ein Gast ist weg.</translation>
    </message>
    <message>
        <source>The connection to “%1” is read-only.</source>
        <translation>Die Verbindung zu „%1“ ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The connection to “%1” is not open.</source>
        <translation>Die Verbindung zu „%1“ ist nicht offen.</translation>
    </message>
    <message>
        <source>The XML of the guests is being read.</source>
        <translation>Das XML der Gäste wird gelesen.</translation>
    </message>
    <message>
        <source>Nothing is left to be mended.</source>
        <translation>Es ist nichts mehr zu beheben.</translation>
    </message>
    <message>
        <source>&amp;Fix All</source>
        <translation>&amp;Alle beheben</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Done. What was found is being looked at again.</source>
        <translation>Fertig. Die Befunde werden neu geprüft.</translation>
    </message>
    <message>
        <source>It failed, and what was done of it was undone.</source>
        <translation>Es ist fehlgeschlagen, und was davon getan war, wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>virt-tap did not make this, or cannot change it from here. These lines do, as root on the host.</source>
        <translation>Das hat virt-tap nicht angelegt, oder es kann es von hier aus nicht ändern. Diese Zeilen tun es, als root auf dem Host.</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message>
        <source>&amp;When one fails:</source>
        <translation>&amp;Wenn eine Änderung fehlschlägt:</translation>
    </message>
</context>
<context>
    <name>VirtTap::GuestDetails</name>
    <message>
        <source>Details of the guest</source>
        <translation>Einzelheiten des Gasts</translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation>&amp;Schnittstellen</translation>
    </message>
    <message>
        <source>&amp;XML</source>
        <translation>&amp;XML</translation>
    </message>
    <message>
        <source>%1 when last seen, %2</source>
        <translation>%1, als zuletzt gesehen, %2</translation>
    </message>
    <message>
        <source>%1 when last seen</source>
        <translation>%1, als zuletzt gesehen</translation>
    </message>
    <message>
        <source>transient</source>
        <translation>transient</translation>
    </message>
    <message>
        <source>starts with the host</source>
        <translation>startet mit dem Host</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%1 has a saved state. Its next start resumes it with the interfaces it was saved with, whatever the config says.</source>
        <translation>%1 hat einen gespeicherten Zustand. Der nächste Start setzt ihn mit den damaligen Schnittstellen fort, was auch immer die Konfiguration sagt.</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>Problems of the guest</source>
        <translation>Probleme des Gastes</translation>
    </message>
    <message>
        <source>its last start failed</source>
        <translation>sein letzter Start ist fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>VirtTap::GuestPage</name>
    <message>
        <source>Filter: name, target dev, MAC, UUID</source>
        <translation>Filter: Name, Ziel, MAC, UUID</translation>
    </message>
    <message>
        <source>Filter guests</source>
        <translation>Gäste filtern</translation>
    </message>
    <message>
        <source>Connections and guests</source>
        <translation>Verbindungen und Gäste</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was geschehen soll</translation>
    </message>
    <message>
        <source>&amp;Replace one of its interfaces</source>
        <translation>Eine Schnittstelle e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Interface to replace</source>
        <translation>Schnittstelle, die ersetzt wird</translation>
    </message>
    <message>
        <source>MAC address, model, PCI address, alias and boot order are kept.</source>
        <translation>MAC-Adresse, Modell, PCI-Adresse, Alias und Boot-Reihenfolge bleiben.</translation>
    </message>
    <message>
        <source>Keeps MAC, model, PCI address, alias and boot order.</source>
        <translation>Behält MAC, Modell, PCI-Adresse, Alias und Boot-Reihenfolge.</translation>
    </message>
    <message>
        <source>&amp;Add an interface</source>
        <translation>Eine Schnittstelle &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Only &amp;write the XML</source>
        <translation>Nur das &amp;XML schreiben</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>Wann es gilt</translation>
    </message>
    <message>
        <source>&amp;Both now and after next start</source>
        <translation>&amp;Beides, jetzt und nach dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Now (live)</source>
        <translation>&amp;Jetzt (live)</translation>
    </message>
    <message>
        <source>After next &amp;start (config)</source>
        <translation>Nach dem nächsten &amp;Start (Konfiguration)</translation>
    </message>
    <message>
        <source>&amp;Discard the saved state, so that the next start boots afresh</source>
        <translation>Den gespeicherten Zustand &amp;verwerfen, damit der nächste Start frisch bootet</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>XML only</source>
        <translation>nur XML</translation>
    </message>
    <message>
        <source>%1: XML only</source>
        <translation>%1: nur XML</translation>
    </message>
    <message>
        <source>%1: add, %2</source>
        <translation>%1: hinzufügen, %2</translation>
    </message>
    <message>
        <source>%1: replace, %2</source>
        <translation>%1: ersetzen, %2</translation>
    </message>
    <message>
        <source>Choose a guest.</source>
        <translation>Wählen Sie einen Gast.</translation>
    </message>
    <message>
        <source>The connection to this guest is not open.</source>
        <translation>Die Verbindung zu diesem Gast ist nicht offen.</translation>
    </message>
    <message>
        <source>This connection is read-only: only the XML can be written.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Nur das XML lässt sich schreiben.</translation>
    </message>
    <message>
        <source>The guest “%1” is gone.</source>
        <translation>Der Gast „%1“ ist verschwunden.</translation>
    </message>
    <message>
        <source>Choose the interface that is to be replaced.</source>
        <translation>Wählen Sie die Schnittstelle, die ersetzt werden soll.</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>Gewählt: %1</translation>
    </message>
    <message>
        <source>This connection is not open, so that nothing can be changed there.</source>
        <translation>Diese Verbindung ist nicht offen, sodass sich dort nichts ändern lässt.</translation>
    </message>
    <message>
        <source>This connection is read-only: it shows everything and changes nothing. The XML can be written; for more, connect again without “read-only”.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Sie zeigt alles und ändert nichts. Das XML lässt sich schreiben; für mehr verbinden Sie sich neu, ohne „Nur lesen“.</translation>
    </message>
    <message>
        <source>A reboot inside the guest is not a start.</source>
        <translation>Ein Neustart im Gast ist kein Start.</translation>
    </message>
    <message>
        <source>Only the XML is written; nothing is changed.</source>
        <translation>Nur das XML wird geschrieben; nichts wird geändert.</translation>
    </message>
    <message>
        <source>“%1” has a saved state. Its next start resumes it as it was, without this change; the change counts only at the start after that.</source>
        <translation>„%1“ hat einen gespeicherten Zustand. Der nächste Start setzt ihn fort, wie er war, ohne diese Änderung; sie gilt erst beim Start danach.</translation>
    </message>
</context>
<context>
    <name>VirtTap::GuestTreeModel</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n running</source>
        <comment>%1 is “5 guests”</comment>
        <translation>
            <numerusform>%1, %n läuft</numerusform>
            <numerusform>%1, %n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>tainted</source>
        <translation>tainted</translation>
    </message>
    <message>
        <source>tainted now</source>
        <translation>jetzt tainted</translation>
    </message>
    <message>
        <source>will be tainted</source>
        <translation>wird tainted</translation>
    </message>
    <message>
        <source>Taint</source>
        <translation>Taint</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Momentaufnahme</translation>
    </message>
</context>
<context>
    <name>VirtTap::GuestsPage</name>
    <message>
        <source>Filter: name, tap, MAC, UUID</source>
        <translation>Filter: Name, Tap, MAC, UUID</translation>
    </message>
    <message>
        <source>Filter the guests by name, tap, MAC address or UUID</source>
        <translation>Gäste nach Name, Tap, MAC-Adresse oder UUID filtern</translation>
    </message>
    <message>
        <source>Connections and guests</source>
        <translation>Verbindungen und Gäste</translation>
    </message>
    <message>
        <source>No guest is selected. Choose one on the left to see its interfaces.</source>
        <translation>Kein Gast ist ausgewählt. Wählen Sie links einen, um seine Schnittstellen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”. Names, taps, MAC addresses and UUIDs were searched.</source>
        <translation>Nichts passt zu „%1“. Durchsucht wurden Namen, Taps, MAC-Adressen und UUIDs.</translation>
    </message>
</context>
<context>
    <name>VirtTap::HostSession</name>
    <message>
        <source>The connection to the host was lost.</source>
        <translation>Die Verbindung zum Host ist verloren.</translation>
    </message>
</context>
<context>
    <name>VirtTap::InterfacePage</name>
    <message>
        <source>MAC &amp;address:</source>
        <translation>MAC-&amp;Adresse:</translation>
    </message>
    <message>
        <source>Ra&amp;ndom</source>
        <translation>&amp;Zufällig</translation>
    </message>
    <message>
        <source>Another address with QEMU&apos;s prefix 52:54:00</source>
        <translation>Eine andere Adresse mit dem Präfix 52:54:00 von QEMU</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modell:</translation>
    </message>
    <message>
        <source>&amp;Queues:</source>
        <translation>&amp;Warteschlangen:</translation>
    </message>
    <message>
        <source>not given: one</source>
        <translation>nicht angegeben: eine</translation>
    </message>
    <message>
        <source>M&amp;TU:</source>
        <translation>M&amp;TU:</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>M&amp;ehr</translation>
    </message>
    <message>
        <source>More: link state, driver, boot order</source>
        <translation>Mehr: Link-Zustand, Treiber, Boot-Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Link state:</source>
        <translation>&amp;Link-Zustand:</translation>
    </message>
    <message>
        <source>&amp;Driver:</source>
        <translation>&amp;Treiber:</translation>
    </message>
    <message>
        <source>Boot or&amp;der:</source>
        <translation>&amp;Boot-Reihenfolge:</translation>
    </message>
    <message>
        <source>not given: up</source>
        <translation>nicht angegeben: aktiv</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aktiv (up)</translation>
    </message>
    <message>
        <source>down: the guest sees no cable</source>
        <translation>inaktiv (down): Der Gast sieht kein Kabel</translation>
    </message>
    <message>
        <source>not given: vhost where the host has it</source>
        <translation>nicht angegeben: vhost, wenn der Host es hat</translation>
    </message>
    <message>
        <source>vhost: in the kernel, or fail</source>
        <translation>vhost: im Kernel oder gar nicht</translation>
    </message>
    <message>
        <source>qemu: in QEMU itself</source>
        <translation>qemu: in QEMU selbst</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>the tap is multi-queue</source>
        <translation>das Tap hat mehrere Warteschlangen</translation>
    </message>
    <message>
        <source>the tap has one queue</source>
        <translation>das Tap hat eine Warteschlange</translation>
    </message>
    <message>
        <source>the tap has %1</source>
        <translation>das Tap hat %1</translation>
    </message>
    <message>
        <source>The interface that is replaced runs %1. The new one runs no script, so it does not taint the guest; what the script did must be done to the tap beforehand.</source>
        <translation>Die ersetzte Schnittstelle führt %1 aus. Die neue führt kein Skript aus und kennzeichnet den Gast daher nicht als „tainted“; was das Skript tat, muss vorher am Tap geschehen.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
</context>
<context>
    <name>VirtTap::InterfaceTableModel</name>
    <message>
        <source>none (empty)</source>
        <comment>a script</comment>
        <translation>keines (leer)</translation>
    </message>
    <message>
        <source>down: %1</source>
        <comment>%1 is a script</comment>
        <translation>Down: %1</translation>
    </message>
    <message>
        <source>up</source>
        <comment>link of an interface</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>down</source>
        <comment>link of an interface</comment>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Skripte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a value that goes</comment>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>now and after next start</source>
        <translation>jetzt und nach dem nächsten Start</translation>
    </message>
    <message>
        <source>changes after next start</source>
        <translation>ändert sich nach dem nächsten Start</translation>
    </message>
    <message>
        <source>after next start: %1</source>
        <comment>%1 lists changes</comment>
        <translation>nach dem nächsten Start: %1</translation>
    </message>
    <message>
        <source>now, gone after next start</source>
        <translation>jetzt, nach dem nächsten Start nicht mehr</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>after next start</source>
        <translation>nach dem nächsten Start</translation>
    </message>
    <message>
        <source>after next start: %1</source>
        <comment>%1 is a value</comment>
        <translation>nach dem nächsten Start: %1</translation>
    </message>
</context>
<context>
    <name>VirtTap::InterfacesTab</name>
    <message>
        <source>Interfaces of the guest</source>
        <translation>Schnittstellen des Gasts</translation>
    </message>
    <message>
        <source>New Interface…</source>
        <translation>Neue Schnittstelle …</translation>
    </message>
    <message>
        <source>This guest is no longer there.</source>
        <translation>Diesen Gast gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The interfaces of this guest are being read.</source>
        <translation>Die Schnittstellen dieses Gasts werden gelesen.</translation>
    </message>
    <message>
        <source>%1 has no network interface.</source>
        <translation>%1 hat keine Netzwerkschnittstelle.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Json</name>
    <message>
        <source>%1: %2</source>
        <comment>a place in a file, and what is wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>„%1“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>Das fehlt.</translation>
    </message>
    <message>
        <source>This is no text.</source>
        <translation>Das ist kein Text.</translation>
    </message>
    <message>
        <source>This is empty.</source>
        <translation>Das ist leer.</translation>
    </message>
    <message>
        <source>“%1” has control characters.</source>
        <translation>„%1“ enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>This is neither true nor false.</source>
        <translation>Das ist weder true noch false.</translation>
    </message>
    <message>
        <source>This is no whole number between %1 and %2.</source>
        <translation>Das ist keine ganze Zahl zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>This is no object.</source>
        <translation>Das ist kein Objekt.</translation>
    </message>
    <message>
        <source>This is no list.</source>
        <translation>Das ist keine Liste.</translation>
    </message>
    <message>
        <source>There are more than %1, which is not read.</source>
        <translation>Es sind mehr als %1; das wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is not known here.</source>
        <translation>Das ist hier nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Kernel</name>
    <message>
        <source>the kernel does not record who made a link</source>
        <translation>der Kernel merkt sich nicht, wer einen Link angelegt hat</translation>
    </message>
    <message>
        <source>systemd-networkd configures it, but does not record whether it made it</source>
        <translation>systemd-networkd konfiguriert ihn, merkt sich aber nicht, ob es ihn angelegt hat</translation>
    </message>
    <message>
        <source>the kernel does not tell</source>
        <translation>der Kernel sagt es nicht</translation>
    </message>
    <message>
        <source>it has no Ethernet address</source>
        <translation>er hat keine Ethernet-Adresse</translation>
    </message>
    <message>
        <source>kernels before 4.18 do not tell who may open a tap</source>
        <translation>Kernel vor 4.18 sagen nicht, wer ein Tap öffnen darf</translation>
    </message>
    <message>
        <source>it is not a tap</source>
        <translation>es ist kein Tap</translation>
    </message>
    <message>
        <source>The network links of this computer cannot be read.</source>
        <translation>Die Netzwerk-Links dieses Computers lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>There is no link “%1”.</source>
        <translation>Es gibt keinen Link „%1“.</translation>
    </message>
</context>
<context>
    <name>VirtTap::LibvirtConnection</name>
    <message>
        <source>The connection is not open.</source>
        <translation>Die Verbindung ist nicht offen.</translation>
    </message>
    <message>
        <source>The connection was closed before the host answered.</source>
        <translation>Die Verbindung wurde geschlossen, bevor der Host geantwortet hat.</translation>
    </message>
    <message>
        <source>This connection is read-only and changes nothing.</source>
        <translation>Diese Verbindung ist schreibgeschützt und ändert nichts.</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Verbunden mit %1.</translation>
    </message>
    <message>
        <source>%1 could not be opened.</source>
        <translation>%1 ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The connection %1 was lost.</source>
        <translation>Die Verbindung %1 ist verloren.</translation>
    </message>
</context>
<context>
    <name>VirtTap::MachineState</name>
    <message>
        <source>its bridge is in another network namespace</source>
        <translation>seine Bridge ist in einem anderen Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>its bridge is missing as well</source>
        <translation>auch seine Bridge fehlt</translation>
    </message>
</context>
<context>
    <name>VirtTap::Machines</name>
    <message>
        <source>the kernel does not record who made a link</source>
        <translation>der Kernel merkt sich nicht, wer einen Link angelegt hat</translation>
    </message>
    <message>
        <source>it has no Ethernet address</source>
        <translation>er hat keine Ethernet-Adresse</translation>
    </message>
    <message>
        <source>it is not a tap</source>
        <translation>es ist kein Tap</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This connection leads to another computer, or to another daemon than this computer’s own: only what libvirt tells of its network devices is known.</source>
        <translation>Diese Verbindung führt zu einem anderen Computer oder zu einem anderen Dienst als dem dieses Computers: Bekannt ist nur, was libvirt über seine Netzwerkgeräte sagt.</translation>
    </message>
    <message>
        <source>The network devices are being read.</source>
        <translation>Die Netzwerkgeräte werden gelesen.</translation>
    </message>
    <message>
        <source>libvirt cannot list its network devices, by which this computer is recognised: %1</source>
        <translation>libvirt kann seine Netzwerkgeräte nicht auflisten, an denen dieser Computer zu erkennen ist: %1</translation>
    </message>
    <message>
        <source>The daemon sees other network devices than this program does: one of them is in another network namespace.</source>
        <translation>Der Dienst sieht andere Netzwerkgeräte als dieses Programm: Einer von beiden ist in einem anderen Netzwerk-Namensraum.</translation>
    </message>
    <message>
        <source>This is the demo: its links are simulated.</source>
        <translation>Dies ist die Demo: Ihre Links sind simuliert.</translation>
    </message>
    <message>
        <source>No connection leads to this machine.</source>
        <translation>Keine Verbindung führt zu dieser Maschine.</translation>
    </message>
    <message>
        <source>libvirt does not tell</source>
        <translation>libvirt sagt es nicht</translation>
    </message>
    <message>
        <source>This is the demo of another computer: only what libvirt tells of its network devices is known.</source>
        <translation>Dies ist die Demo eines anderen Computers: Bekannt ist nur, was libvirt über seine Netzwerkgeräte sagt.</translation>
    </message>
    <message>
        <source>There is no link “%1”.</source>
        <translation>Es gibt keinen Link „%1“.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Main</name>
    <message>
        <source>Gives libvirt guests a NIC on any datapath through a tap made beforehand, without a script.</source>
        <translation>Gibt libvirt-Gästen über ein vorher angelegtes Tap eine Netzwerkkarte an jedem Datenpfad, ohne Skript.</translation>
    </message>
    <message>
        <source>Open the demo host and nothing else; it is made up.</source>
        <translation>Den Demo-Host öffnen und sonst nichts; er ist erdacht.</translation>
    </message>
    <message>
        <source>Open this libvirt URI; may be given several times.</source>
        <translation>Diese libvirt-URI öffnen; darf mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>Print what is connected, save pictures of the windows in this directory, and end.</source>
        <translation>Ausgeben, was verbunden ist, Bilder der Fenster in diesem Verzeichnis speichern und enden.</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>Verzeichnis</translation>
    </message>
</context>
<context>
    <name>VirtTap::MainWindow</name>
    <message>
        <source>virt-tap</source>
        <translation>virt-tap</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Gast</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;Add Connection…</source>
        <translation>Verbindung &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Retry &amp;Now</source>
        <translation>Jetzt &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Remove Connection</source>
        <translation>Verbindung &amp;entfernen</translation>
    </message>
    <message>
        <source>Connect When virt-tap &amp;Starts</source>
        <translation>Verbinden, wenn virt-tap &amp;startet</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Copy &amp;Name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;UUID</source>
        <translation>&amp;UUID kopieren</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>A&amp;ktualisieren</translation>
    </message>
    <message>
        <source>&amp;Guests</source>
        <translation>&amp;Gäste</translation>
    </message>
    <message>
        <source>&amp;Taps</source>
        <translation>&amp;Taps</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;Aktivität</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>Alle a&amp;usklappen</translation>
    </message>
    <message>
        <source>&amp;Collapse All</source>
        <translation>Alle ei&amp;nklappen</translation>
    </message>
    <message>
        <source>As the &amp;Desktop Has Them</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Da&amp;rk</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;New Interface…</source>
        <translation>&amp;Neue Schnittstelle …</translation>
    </message>
    <message>
        <source>&amp;Replace Interface…</source>
        <translation>Schnittstelle e&amp;rsetzen …</translation>
    </message>
    <message>
        <source>&amp;Detach Interface…</source>
        <translation>Schnittstelle &amp;lösen …</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;hut Down</source>
        <translation>&amp;Herunterfahren</translation>
    </message>
    <message>
        <source>&amp;Force Off…</source>
        <translation>Hart &amp;ausschalten …</translation>
    </message>
    <message>
        <source>Discard Saved S&amp;tate…</source>
        <translation>Gespeicherten &amp;Zustand verwerfen …</translation>
    </message>
    <message>
        <source>Show &amp;Details</source>
        <translation>&amp;Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>&amp;About virt-tap</source>
        <translation>&amp;Über virt-tap</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>New Interface</source>
        <translation>Neue Schnittstelle</translation>
    </message>
    <message>
        <source>Add Connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Force Off</source>
        <translation>Hart ausschalten</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>Taps</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s) open</source>
        <translation>
            <numerusform>%1 von %n Verbindung offen</numerusform>
            <numerusform>%1 von %n Verbindungen offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n aktiv</numerusform>
            <numerusform>%n aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n Tap</numerusform>
            <numerusform>%n Taps</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
    <message>
        <source>virt-tap uses Qt %1.</source>
        <translation>virt-tap benutzt Qt %1.</translation>
    </message>
    <message>
        <source>About virt-tap</source>
        <translation>Über virt-tap</translation>
    </message>
    <message>
        <source>virt-tap %1</source>
        <translation>virt-tap %1</translation>
    </message>
    <message>
        <source>Gives libvirt guests a NIC on any datapath through a tap made beforehand, without a script.

Free software under the GNU General Public License, version 3.</source>
        <translation>Gibt libvirt-Gästen über ein vorher angelegtes Tap eine Netzwerkkarte an jedem Datenpfad, ohne Skript.

Freie Software unter der GNU General Public License, Version 3.</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>S&amp;top Trying</source>
        <translation>N&amp;icht mehr versuchen</translation>
    </message>
    <message>
        <source>Copy &amp;URI</source>
        <translation>U&amp;RI kopieren</translation>
    </message>
    <message>
        <source>&amp;Tap</source>
        <translation>&amp;Tap</translation>
    </message>
    <message>
        <source>&amp;New Taps…</source>
        <translation>&amp;Neue Taps …</translation>
    </message>
    <message>
        <source>&amp;Use in a New Interface…</source>
        <translation>In einer neuen Schnittstelle &amp;verwenden …</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Reset…</source>
        <translation>&amp;Zurücksetzen …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>New Taps</source>
        <translation>Neue Taps</translation>
    </message>
    <message>
        <source>Tai&amp;nt</source>
        <translation>Tai&amp;nt</translation>
    </message>
    <message>
        <source>Taint</source>
        <translation>Taint</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Set Up &amp;Many Guests…</source>
        <translation>&amp;Viele Gäste einrichten …</translation>
    </message>
    <message>
        <source>&amp;Open Plan…</source>
        <translation>&amp;Plan öffnen …</translation>
    </message>
    <message>
        <source>Open S&amp;napshot…</source>
        <translation>M&amp;omentaufnahme öffnen …</translation>
    </message>
    <message>
        <source>&amp;Save Snapshot…</source>
        <translation>Momentaufnahme &amp;speichern …</translation>
    </message>
    <message>
        <source>Save Snapshot, Anony&amp;mised…</source>
        <translation>Momentaufnahme anony&amp;misiert speichern …</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is nothing that could be undone.</source>
        <translation>Es gibt nichts, was rückgängig gemacht werden könnte.</translation>
    </message>
    <message>
        <source>Open Snapshot</source>
        <translation>Momentaufnahme öffnen</translation>
    </message>
    <message>
        <source>Snapshots (*.json)</source>
        <translation>Momentaufnahmen (*.json)</translation>
    </message>
    <message>
        <source>Save Snapshot, Anonymised</source>
        <translation>Momentaufnahme anonymisiert speichern</translation>
    </message>
    <message>
        <source>Save Snapshot</source>
        <translation>Momentaufnahme speichern</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>“%1” could not be written. A file that was there before is as it was.</source>
        <translation>„%1“ ließ sich nicht schreiben. Eine Datei, die es dort schon gab, ist unverändert.</translation>
    </message>
    <message>
        <source>Dia&amp;gnose…</source>
        <translation>Dia&amp;gnose…</translation>
    </message>
</context>
<context>
    <name>VirtTap::ManyPlansDialog</name>
    <message>
        <source>Open Plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Co&amp;nnection:</source>
        <translation>&amp;Verbindung:</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>When one &amp;fails:</source>
        <translation>Wenn einer &amp;fehlschlägt:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Plans for %n guest(s)</source>
        <translation>
            <numerusform>Pläne für %n Gast</numerusform>
            <numerusform>Pläne für %n Gäste</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>It is being compared with the host…</source>
        <translation>Es wird mit dem Host verglichen …</translation>
    </message>
    <message>
        <source>&amp;Carry Out</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Carry Out for %n Guest(s)</source>
        <translation>
            <numerusform>&amp;Ausführen für %n Gast</numerusform>
            <numerusform>&amp;Ausführen für %n Gäste</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 guests are left out, as the table says.</source>
        <translation>
            <numerusform>%n von %1 Gästen wird ausgelassen, wie die Tabelle sagt.</numerusform>
            <numerusform>%n von %1 Gästen werden ausgelassen, wie die Tabelle sagt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::ManyPlansReview</name>
    <message>
        <source>The XML of “%1” is being read.</source>
        <translation>Das XML von „%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>The config of “%1” is not as it was when this was prepared.</source>
        <translation>Die Konfiguration von „%1“ ist nicht, wie sie war, als dies vorbereitet wurde.</translation>
    </message>
</context>
<context>
    <name>VirtTap::MessageBar</name>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten …</translation>
    </message>
    <message>
        <source>Shows the original words of the message.</source>
        <translation>Zeigt den ursprünglichen Wortlaut der Meldung.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>VirtTap::NamePattern</name>
    <message>
        <source>A pattern for the names of the taps is missing.</source>
        <translation>Es fehlt ein Muster für die Namen der Taps.</translation>
    </message>
    <message>
        <source>“%1” stands for nothing: there are {guest}, {guest:8}, {n}, {mac6} and {uuid8}.</source>
        <translation>„%1“ steht für nichts: Es gibt {guest}, {guest:8}, {n}, {mac6} und {uuid8}.</translation>
    </message>
</context>
<context>
    <name>VirtTap::NewInterfaceWizard</name>
    <message>
        <source>New Interface</source>
        <translation>Neue Schnittstelle</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Über&amp;prüfen</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>needs your attention</source>
        <translation>braucht Ihre Aufmerksamkeit</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>&amp;Save XML…</source>
        <translation>XML &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Attach After Next Start</source>
        <translation>Nach dem nächsten Start &amp;anschließen</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>&amp;Anschließen</translation>
    </message>
    <message>
        <source>&amp;Replace %1 After Next Start</source>
        <translation>%1 nach dem nächsten Start e&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Replace %1</source>
        <translation>%1 e&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Create Tap and Attach After Next Start</source>
        <translation>Tap anlegen und nach dem nächsten Start &amp;anschließen</translation>
    </message>
    <message>
        <source>&amp;Create Tap and Attach</source>
        <translation>Tap anlegen und &amp;anschließen</translation>
    </message>
    <message>
        <source>&amp;Create Tap and Replace %1 After Next Start</source>
        <translation>Tap anlegen und %1 nach dem nächsten Start e&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Create Tap and Replace %1</source>
        <translation>Tap anlegen und %1 e&amp;rsetzen</translation>
    </message>
</context>
<context>
    <name>VirtTap::NewTapBox</name>
    <message>
        <source>In the &amp;bridge:</source>
        <translation>In der &amp;Bridge:</translation>
    </message>
    <message>
        <source>May be opened by:</source>
        <translation>Öffnen darf es:</translation>
    </message>
    <message>
        <source>&amp;Recreate it when the host boots</source>
        <translation>Beim &amp;Hochfahren des Hosts wieder anlegen</translation>
    </message>
    <message>
        <source>No bridge of this host leads to the network around it. With %2 these lines make one of “%1”, as root. They take the host&apos;s own address to the bridge: whoever is connected through “%1” may lose the connection, for good if something goes wrong. Have another way in.</source>
        <translation>Keine Bridge dieses Hosts führt in das Netz um ihn herum. Mit %2 machen diese Zeilen eine aus „%1“, als root. Sie nehmen die Adresse des Hosts mit auf die Bridge: Wer über „%1“ verbunden ist, kann die Verbindung verlieren, und zwar für immer, wenn etwas schiefgeht. Halten Sie einen anderen Zugang bereit.</translation>
    </message>
    <message>
        <source>It is made together with the interface. This is the demo: nothing real is made.</source>
        <translation>Es wird zusammen mit der Schnittstelle angelegt. Dies ist die Demo: Nichts Wirkliches wird angelegt.</translation>
    </message>
    <message>
        <source>virt-tap makes it together with the interface, and takes it back if that fails.</source>
        <translation>virt-tap legt es zusammen mit der Schnittstelle an und nimmt es zurück, wenn das fehlschlägt.</translation>
    </message>
    <message>
        <source>These lines make it, as root. This page notices when it is there:</source>
        <translation>Diese Zeilen legen es an, als root. Diese Seite merkt, wenn es da ist:</translation>
    </message>
</context>
<context>
    <name>VirtTap::NewTapsDialog</name>
    <message>
        <source>New Taps</source>
        <translation>Neue Taps</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Num&amp;bers:</source>
        <translation>N&amp;ummern:</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Erste Nummer</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Last number</source>
        <translation>Letzte Nummer</translation>
    </message>
    <message>
        <source>&amp;Will be made:</source>
        <translation>&amp;Werden angelegt:</translation>
    </message>
    <message>
        <source>Names of the taps that will be made</source>
        <translation>Namen das Taps, die angelegt werden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>May be op&amp;ened by:</source>
        <translation>Darf öff&amp;nen:</translation>
    </message>
    <message>
        <source>Br&amp;idge:</source>
        <translation>Br&amp;idge:</translation>
    </message>
    <message>
        <source>M&amp;TU:</source>
        <translation>M&amp;TU:</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>&amp;Aktiv</translation>
    </message>
    <message>
        <source>Multi-&amp;queue: for guests with two or more queues, and only for them</source>
        <translation>Multi-&amp;Queue: für Gäste mit zwei oder mehr Warteschlangen, und nur für diese</translation>
    </message>
    <message>
        <source>Recreate when the host b&amp;oots</source>
        <translation>Beim Start des H&amp;osts wieder anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write %1 for a number to make many at once: tap-%1.</source>
        <translation>Schreiben Sie %1 für eine Nummer, um viele auf einmal anzulegen: tap-%1.</translation>
    </message>
    <message>
        <source>Give the tap a name.</source>
        <translation>Geben Sie dem Tap einen Namen.</translation>
    </message>
    <message>
        <source>The last number is lower than the first.</source>
        <translation>Die letzte Nummer ist kleiner als die erste.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n tap(s) can be made at once.</source>
        <translation>
            <numerusform>Höchstens %n Tap kann auf einmal angelegt werden.</numerusform>
            <numerusform>Höchstens %n Taps können auf einmal angelegt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these names will not do.</source>
        <translation>
            <numerusform>%n dieser Namen geht nicht.</numerusform>
            <numerusform>%n dieser Namen gehen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %n Tap(s)</source>
        <translation>
            <numerusform>%n Tap &amp;anlegen</numerusform>
            <numerusform>%n Taps &amp;anlegen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Make Tap</source>
        <translation>Tap &amp;anlegen</translation>
    </message>
    <message>
        <source>free</source>
        <comment>a name for a tap</comment>
        <translation>frei</translation>
    </message>
    <message>
        <source>free; named by %1</source>
        <translation>frei; genannt von %1</translation>
    </message>
    <message>
        <source>These lines make it, as root on %1. A reboot takes it away again.</source>
        <translation>Diese Zeilen legen es an, als root auf %1. Ein Neustart entfernt es wieder.</translation>
    </message>
    <message>
        <source>Make the tap %1</source>
        <translation>Das Tap %1 anlegen</translation>
    </message>
    <message numerus="yes">
        <source>Make %n tap(s), %1 to %2</source>
        <translation>
            <numerusform>%n Tap anlegen, %1 bis %2</numerusform>
            <numerusform>%n Taps anlegen, %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Each tap is as the guest that names it needs it.</source>
        <translation>Jedes Tap wird so, wie es der Gast braucht, der es nennt.</translation>
    </message>
    <message>
        <source>%1; %2, MTU %3</source>
        <comment>a remark on a tap, its queues, its MTU</comment>
        <translation>%1; %2, MTU %3</translation>
    </message>
    <message>
        <source>several queues</source>
        <translation>mehrere Warteschlangen</translation>
    </message>
    <message>
        <source>one queue</source>
        <translation>eine Warteschlange</translation>
    </message>
</context>
<context>
    <name>VirtTap::NodeDevices</name>
    <message>
        <source>The network devices of this host could not be listed.</source>
        <translation>Die Netzwerkgeräte dieses Hosts ließen sich nicht auflisten.</translation>
    </message>
</context>
<context>
    <name>VirtTap::OpenerChoice</name>
    <message>
        <source>Only &amp;root: for guests of the system&apos;s libvirt</source>
        <translation>Nur &amp;root: für Gäste der libvirt des Systems</translation>
    </message>
    <message>
        <source>Another &amp;user:</source>
        <translation>Ein anderer &amp;Benutzer:</translation>
    </message>
    <message>
        <source>Name or number of the user who may open it</source>
        <translation>Name oder Nummer des Benutzers, der es öffnen darf</translation>
    </message>
    <message>
        <source>name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>Members of the &amp;group:</source>
        <translation>Mitglieder der &amp;Gruppe:</translation>
    </message>
    <message>
        <source>Name or number of the group whose members may open it</source>
        <translation>Name oder Nummer der Gruppe, deren Mitglieder es öffnen dürfen</translation>
    </message>
    <message>
        <source>&amp;You (%1): for guests of your session</source>
        <translation>&amp;Sie (%1): für Gäste Ihrer Sitzung</translation>
    </message>
    <message>
        <source>Say which user may open it.</source>
        <translation>Geben Sie an, welcher Benutzer es öffnen darf.</translation>
    </message>
    <message>
        <source>Say which group may open it.</source>
        <translation>Geben Sie an, welche Gruppe es öffnen darf.</translation>
    </message>
    <message>
        <source>The user “%1” is being looked up.</source>
        <translation>Der Benutzer „%1“ wird gesucht.</translation>
    </message>
    <message>
        <source>The group “%1” is being looked up.</source>
        <translation>Die Gruppe „%1“ wird gesucht.</translation>
    </message>
    <message>
        <source>There is no user “%1” on this computer.</source>
        <translation>Auf diesem Rechner gibt es keinen Benutzer „%1“.</translation>
    </message>
    <message>
        <source>There is no group “%1” on this computer.</source>
        <translation>Auf diesem Rechner gibt es keine Gruppe „%1“.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Opening</name>
    <message>
        <source>The host did not answer in time.</source>
        <translation>Der Host hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>No answer while the connection was being opened.</source>
        <translation>Keine Antwort, während die Verbindung geöffnet wurde.</translation>
    </message>
    <message>
        <source>The connection could not be opened.</source>
        <translation>Die Verbindung ließ sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::OvsDatabase</name>
    <message>
        <source>Open vSwitch is not running here</source>
        <translation>Open vSwitch läuft hier nicht</translation>
    </message>
    <message>
        <source>the Open vSwitch database may not be read by this user</source>
        <translation>dieser Benutzer darf die Datenbank von Open vSwitch nicht lesen</translation>
    </message>
    <message>
        <source>the Open vSwitch database cannot be reached: %1</source>
        <translation>die Datenbank von Open vSwitch ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>what the Open vSwitch database sends cannot be understood</source>
        <translation>was die Datenbank von Open vSwitch sendet, ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>the Open vSwitch database refuses to be read: %1</source>
        <translation>die Datenbank von Open vSwitch lässt sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>VirtTap::PathView</name>
    <message>
        <source>&amp;Fix…</source>
        <translation>&amp;Beheben…</translation>
    </message>
    <message>
        <source>Way of the frames</source>
        <translation>Weg der Rahmen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a state and what is so</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a part of the way, its state, how it is</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>VirtTap::Plan</name>
    <message>
        <source>an interface</source>
        <translation>eine Schnittstelle</translation>
    </message>
    <message>
        <source>the %1 interface on “%2”</source>
        <translation>die Schnittstelle (%1) an „%2“</translation>
    </message>
    <message>
        <source>the %1 interface %2</source>
        <translation>die Schnittstelle (%1) %2</translation>
    </message>
    <message>
        <source>the %1 interface</source>
        <translation>die Schnittstelle (%1)</translation>
    </message>
    <message>
        <source>Attach %1 to “%2” now, while it runs.</source>
        <translation>„%2“ jetzt, im Betrieb, anschließen: %1.</translation>
    </message>
    <message>
        <source>Add %1 to the config of “%2”; it counts after the next start.</source>
        <translation>In die Konfiguration von „%2“ aufnehmen: %1; es gilt nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>Attach %1 to “%2”, now and in its config.</source>
        <translation>An „%2“ jetzt und in der Konfiguration anschließen: %1.</translation>
    </message>
    <message>
        <source>Detach %1 from “%2” now, while it runs.</source>
        <translation>Von „%2“ jetzt, im Betrieb, lösen: %1.</translation>
    </message>
    <message>
        <source>Take %1 out of the config of “%2”; it counts after the next start.</source>
        <translation>Aus der Konfiguration von „%2“ nehmen: %1; es gilt nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>Detach %1 from “%2”, now and in its config.</source>
        <translation>Von „%2“ jetzt und in der Konfiguration lösen: %1.</translation>
    </message>
    <message>
        <source>Discard the saved state of “%1”; this cannot be undone.</source>
        <translation>Den gespeicherten Zustand von „%1“ verwerfen; das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Wait until “%1” lets go of the interface.</source>
        <translation>Warten, bis „%1“ die Schnittstelle loslässt.</translation>
    </message>
    <message>
        <source>Wait until “%1” lets go of the interface %2.</source>
        <translation>Warten, bis „%1“ die Schnittstelle %2 loslässt.</translation>
    </message>
    <message>
        <source>Put %1 in the place of %2 in the config of “%3”; it counts after the next start.</source>
        <translation>In der Konfiguration von „%3“ ersetzen: %2 durch %1; es gilt nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>Start “%1”.</source>
        <translation>„%1“ starten.</translation>
    </message>
    <message>
        <source>Nothing is known of the guest “%1”.</source>
        <translation>Über den Gast „%1“ ist nichts bekannt.</translation>
    </message>
    <message>
        <source>“%1” is off: nothing can be changed in it now, only after its next start.</source>
        <translation>„%1“ ist aus: Jetzt lässt sich dort nichts ändern, nur nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>“%1” is transient: it has no config, so that it can be changed only now.</source>
        <translation>„%1“ ist transient: Es gibt keine Konfiguration, also lässt sich nur jetzt etwas ändern.</translation>
    </message>
    <message>
        <source>It is not said which interface is to be replaced.</source>
        <translation>Es ist nicht gesagt, welche Schnittstelle ersetzt werden soll.</translation>
    </message>
    <message>
        <source>Replace an interface of “%1” by one on “%2”</source>
        <translation>Eine Schnittstelle von „%1“ durch eine an „%2“ ersetzen</translation>
    </message>
    <message>
        <source>Give “%1” an interface on “%2”</source>
        <translation>„%1“ eine Schnittstelle an „%2“ geben</translation>
    </message>
    <message>
        <source>Write the XML of an interface on “%1”</source>
        <translation>Das XML einer Schnittstelle an „%1“ schreiben</translation>
    </message>
    <message>
        <source>“%1” has no such interface there.</source>
        <translation>„%1“ hat dort keine solche Schnittstelle.</translation>
    </message>
    <message>
        <source>Detach an interface of “%1”</source>
        <translation>Eine Schnittstelle von „%1“ lösen</translation>
    </message>
    <message>
        <source>The connection to the host was lost.</source>
        <translation>Die Verbindung zum Host ist verloren.</translation>
    </message>
    <message>
        <source>The change was cancelled.</source>
        <translation>Die Änderung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This connection is read-only; nothing can be changed by it.</source>
        <translation>Diese Verbindung ist schreibgeschützt; über sie lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>“%1” refused to let go of the interface.</source>
        <translation>„%1“ hat sich geweigert, die Schnittstelle loszulassen.</translation>
    </message>
    <message>
        <source>The config of “%1” was changed since this was prepared; nothing was done.</source>
        <translation>Die Konfiguration von „%1“ wurde geändert, seit dies vorbereitet wurde; nichts ist geschehen.</translation>
    </message>
    <message>
        <source>“%1” is off by now.</source>
        <translation>„%1“ ist inzwischen aus.</translation>
    </message>
    <message>
        <source>Whether this was done is not known, as the connection was lost: %1</source>
        <translation>Ob dies geschehen ist, ist nicht bekannt, weil die Verbindung verloren ging: %1</translation>
    </message>
    <message>
        <source>The saved state of “%1” is discarded.</source>
        <translation>Der gespeicherte Zustand von „%1“ ist verworfen.</translation>
    </message>
    <message>
        <source>“%1” is running.</source>
        <translation>„%1“ läuft.</translation>
    </message>
    <message>
        <source>“%1” was asked to let go of an interface and may still do so at any time.</source>
        <translation>„%1“ wurde gebeten, eine Schnittstelle loszulassen, und kann das noch jederzeit tun.</translation>
    </message>
    <message>
        <source>This could not be undone: %1 (%2)</source>
        <translation>Dies ließ sich nicht rückgängig machen: %1 (%2)</translation>
    </message>
    <message>
        <source>“%1” was asked to let go of the new interface; that may take a moment.</source>
        <translation>„%1“ wurde gebeten, die neue Schnittstelle loszulassen; das kann einen Moment dauern.</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>Guest: %1 (%2)</source>
        <translation>Gast: %1 (%2)</translation>
    </message>
    <message>
        <source>Run it on the host of the guest; with the argument “undo” it takes the change back.</source>
        <translation>Führen Sie es auf dem Host des Gasts aus; mit dem Argument „undo“ nimmt es die Änderung zurück.</translation>
    </message>
    <message>
        <source>It refuses to run when the guest&apos;s config is no longer as it was; FORCE=1 runs it all the same.</source>
        <translation>Es läuft nicht, wenn die Konfiguration des Gasts nicht mehr ist, wie sie war; FORCE=1 führt es dennoch aus.</translation>
    </message>
    <message>
        <source>The guest&apos;s config is no longer as it was when this script was made; nothing was changed.</source>
        <translation>Die Konfiguration des Gasts ist nicht mehr, wie sie war, als dieses Skript entstand; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The saved state of “%1” does not come back.</source>
        <translation>Der gespeicherte Zustand von „%1“ kommt nicht wieder.</translation>
    </message>
    <message>
        <source>“%1” goes on running.</source>
        <translation>„%1“ läuft weiter.</translation>
    </message>
    <message>
        <source>This was done before.</source>
        <translation>Dies ist schon geschehen.</translation>
    </message>
    <message>
        <source>The argument is “apply” or “undo”.</source>
        <translation>Das Argument ist „apply“ oder „undo“.</translation>
    </message>
    <message>
        <source>on no bridge</source>
        <translation>in keiner Bridge</translation>
    </message>
    <message>
        <source>on the bridge “%1”</source>
        <translation>in der Bridge „%1“</translation>
    </message>
    <message>
        <source>for the group %1 to open</source>
        <translation>zu öffnen von der Gruppe %1</translation>
    </message>
    <message>
        <source>for root alone to open</source>
        <translation>nur von root zu öffnen</translation>
    </message>
    <message>
        <source>for %1 alone to open</source>
        <comment>%1 is a user</comment>
        <translation>nur von %1 zu öffnen</translation>
    </message>
    <message>
        <source>of several queues</source>
        <translation>mit mehreren Warteschlangen</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>recreated when the host boots</source>
        <translation>beim Hochfahren des Hosts wieder angelegt</translation>
    </message>
    <message>
        <source>MAC address %1</source>
        <translation>MAC-Adresse %1</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>not recreated when the host boots</source>
        <translation>beim Hochfahren des Hosts nicht wieder angelegt</translation>
    </message>
    <message>
        <source>Create the tap “%1”, %2.</source>
        <translation>Das Tap „%1“ anlegen, %2.</translation>
    </message>
    <message>
        <source>Change the tap “%1”: %2.</source>
        <translation>Das Tap „%1“ ändern: %2.</translation>
    </message>
    <message>
        <source>Delete the tap “%1”.</source>
        <translation>Das Tap „%1“ löschen.</translation>
    </message>
    <message>
        <source>Wait until the tap “%1” is gone.</source>
        <translation>Warten, bis das Tap „%1“ verschwunden ist.</translation>
    </message>
    <message>
        <source>Create the tap “%2” and attach “%1” to it</source>
        <translation>Das Tap „%2“ anlegen und „%1“ damit verbinden</translation>
    </message>
    <message>
        <source>The tap “%1” is deleted.</source>
        <translation>Das Tap „%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>Run it on that host; with the argument “undo” it takes the change back.</source>
        <translation>Auf diesem Host auszuführen; mit dem Argument „undo“ nimmt es die Änderung zurück.</translation>
    </message>
    <message>
        <source>The tap “%1” stays: it could not be taken back.</source>
        <translation>Das Tap „%1“ bleibt: Es konnte nicht zurückgenommen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Create %n tap(s)</source>
        <translation>
            <numerusform>%n Tap anlegen</numerusform>
            <numerusform>%n Taps anlegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the tap “%1”</source>
        <translation>Das Tap „%1“ ändern</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tap(s)</source>
        <translation>
            <numerusform>%n Tap löschen</numerusform>
            <numerusform>%n Taps löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody makes taps on this host: virt-tap does so on the computer that it runs on only.</source>
        <translation>Auf diesem Host legt niemand Taps an: virt-tap tut das nur auf dem Rechner, auf dem es läuft.</translation>
    </message>
    <message>
        <source>“%1” is changed, but its tap will not outlast this program.</source>
        <translation>„%1“ ist geändert, aber sein Tap wird dieses Programm nicht überdauern.</translation>
    </message>
    <message>
        <source>Ask “%1” to shut down.</source>
        <translation>„%1“ auffordern, herunterzufahren.</translation>
    </message>
    <message>
        <source>Wait until “%1” is off.</source>
        <translation>Warten, bis „%1“ aus ist.</translation>
    </message>
    <message>
        <source>“%1” was asked to shut down and may still do so at any time.</source>
        <translation>„%1“ wurde aufgefordert, herunterzufahren, und kann das noch jederzeit tun.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n guest(s)</source>
        <translation>
            <numerusform>%n Gast ändern</numerusform>
            <numerusform>%n Gäste ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Run it on the host of the guests; with the argument “undo” it takes the changes back.</source>
        <translation>Auf dem Host der Gäste auszuführen; mit dem Argument „undo“ nimmt es die Änderungen zurück.</translation>
    </message>
    <message>
        <source>This is no UUID.</source>
        <translation>Das ist keine UUID.</translation>
    </message>
    <message>
        <source>This is no time.</source>
        <translation>Das ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>This is no JSON: %1 (line %2).</source>
        <translation>Das ist kein JSON: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>It is not “%1”.</source>
        <translation>Es ist nicht „%1“.</translation>
    </message>
    <message>
        <source>%1 makes this tap at each boot and gives it no address.</source>
        <translation>%1 legt dieses Tap bei jedem Systemstart an und gibt ihm keine Adresse.</translation>
    </message>
    <message>
        <source>Not in here: the interface of the guest, and virt-tap&apos;s own record of the tap (the mark in its alias, its label): virt-tap shows it as made by %1 and leaves it alone.</source>
        <translation>Nicht enthalten: die Schnittstelle des Gasts und was virt-tap selbst über das Tap aufzeichnet (die Kennung in seinem Alias, seine Beschriftung): virt-tap zeigt es als von %1 angelegt und lässt es in Ruhe.</translation>
    </message>
    <message>
        <source>Nor can it be said that the tap is not to be there again after a boot.</source>
        <translation>Auch lässt sich nicht sagen, dass das Tap nach einem Systemstart nicht wieder da sein soll.</translation>
    </message>
    <message>
        <source>Nor can it be said that the tap is to be down.</source>
        <translation>Auch lässt sich nicht sagen, dass das Tap abgeschaltet sein soll.</translation>
    </message>
    <message>
        <source>The bridge “%1” has to be one of NetworkManager&apos;s own connections; one that others made is not joined.</source>
        <translation>Die Bridge „%1“ muss eine von NetworkManagers eigenen Verbindungen sein; einer, die andere angelegt haben, tritt es nicht bei.</translation>
    </message>
    <message>
        <source>networkd joins only bridges that a .netdev tells it of. One that is there is left as it is, and a file of yours for it comes before this one.</source>
        <translation>networkd tritt nur Bridges bei, die es aus einer .netdev kennt. Eine vorhandene bleibt, wie sie ist, und eine Datei von Ihnen für sie kommt vor dieser.</translation>
    </message>
    <message>
        <source>“%1” is no name for a file.</source>
        <translation>„%1“ ist kein Name für eine Datei.</translation>
    </message>
    <message>
        <source>This plan makes no tap, so that there is nothing to write for %1.</source>
        <translation>Dieser Plan legt kein Tap an; für %1 gibt es nichts zu schreiben.</translation>
    </message>
    <message>
        <source>The connection “%1” is not open.</source>
        <translation>Die Verbindung „%1“ ist nicht offen.</translation>
    </message>
    <message>
        <source>There is no guest “%1” (%2) on this connection.</source>
        <translation>Auf dieser Verbindung gibt es keinen Gast „%1“ (%2).</translation>
    </message>
    <message>
        <source>The guest “%1” is called “%2” now.</source>
        <translation>Der Gast „%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>“%1” runs already.</source>
        <translation>„%1“ läuft schon.</translation>
    </message>
    <message>
        <source>“%1” has no saved state now.</source>
        <translation>„%1“ hat jetzt keinen gespeicherten Zustand.</translation>
    </message>
    <message>
        <source>“%1” is off by now: nothing can be changed in it now, only in its config.</source>
        <translation>„%1“ ist inzwischen aus: Jetzt kann darin nichts geändert werden, nur in seiner Konfiguration.</translation>
    </message>
    <message>
        <source>“%1” is transient: it has no config.</source>
        <translation>„%1“ ist transient: Er hat keine Konfiguration.</translation>
    </message>
    <message>
        <source>The config of “%1” has no interface %2 (any more).</source>
        <translation>Die Konfiguration von „%1“ hat keine Schnittstelle %2 (mehr).</translation>
    </message>
    <message>
        <source>“%1” has no interface %2 now.</source>
        <translation>„%1“ hat jetzt keine Schnittstelle %2.</translation>
    </message>
    <message>
        <source>The interface %2 of “%1” is another than this plan was made for: it would be replaced all the same, and an undo would not bring it back as it is.</source>
        <translation>Die Schnittstelle %2 von „%1“ ist eine andere als die, für die dieser Plan gemacht wurde: Sie würde trotzdem ersetzt, und beim Rückgängigmachen käme sie nicht so wieder, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>“%1” has an interface %2 already.</source>
        <translation>„%1“ hat schon eine Schnittstelle %2.</translation>
    </message>
    <message>
        <source>The interface has a script, “%1”, which libvirt runs with its own privileges.</source>
        <translation>Die Schnittstelle hat ein Skript, „%1“, das libvirt mit seinen eigenen Rechten ausführt.</translation>
    </message>
    <message>
        <source>“%1” is running: what changes its config counts after its next start.</source>
        <translation>„%1“ läuft: Was seine Konfiguration ändert, gilt nach seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Whether there is a tap “%1” is not known: %2</source>
        <translation>Ob es ein Tap „%1“ gibt, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>There is no bridge “%1”.</source>
        <translation>Es gibt keine Bridge „%1“.</translation>
    </message>
    <message>
        <source>There is a link named “%1” already.</source>
        <translation>Es gibt schon einen Link namens „%1“.</translation>
    </message>
    <message>
        <source>There is no tap “%1” (any more).</source>
        <translation>Es gibt kein Tap „%1“ (mehr).</translation>
    </message>
    <message>
        <source>The tap “%1” was not made by virt-tap, which leaves it alone.</source>
        <translation>Das Tap „%1“ wurde nicht von virt-tap angelegt; virt-tap lässt es in Ruhe.</translation>
    </message>
    <message>
        <source>The tap “%1” is in use.</source>
        <translation>Das Tap „%1“ ist in Benutzung.</translation>
    </message>
    <message>
        <source>The tap “%1” is not as it was when this plan was made: an undo would not bring it back as it is.</source>
        <translation>Das Tap „%1“ ist nicht, wie es war, als dieser Plan gemacht wurde: Beim Rückgängigmachen käme es nicht so wieder, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>“%1” is longer than the 15 bytes that a link&apos;s name has.</source>
        <translation>„%1“ ist länger als die 15 Bytes, die der Name eines Links hat.</translation>
    </message>
    <message>
        <source>“%1” is no name of a link.</source>
        <translation>„%1“ ist kein Name eines Links.</translation>
    </message>
    <message>
        <source>“%1” is no MAC address.</source>
        <translation>„%1“ ist keine MAC-Adresse.</translation>
    </message>
    <message>
        <source>This and “mac” exclude each other.</source>
        <translation>Das und „mac“ schließen einander aus.</translation>
    </message>
    <message>
        <source>Either “owner” or “group” says who may open a new tap.</source>
        <translation>Entweder „owner“ oder „group“ sagt, wer ein neues Tap öffnen darf.</translation>
    </message>
    <message>
        <source>It is not said what is to be another.</source>
        <translation>Es ist nicht gesagt, was anders werden soll.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>“%1” is no UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>No step is called “%1”.</source>
        <translation>Kein Schritt heißt „%1“.</translation>
    </message>
    <message>
        <source>This is no plan of virt-tap&apos;s: it is not “%1”.</source>
        <translation>Das ist kein Plan von virt-tap: Es ist nicht „%1“.</translation>
    </message>
    <message>
        <source>This is a plan of version %1; this program reads version %2.</source>
        <translation>Das ist ein Plan der Version %1; dieses Programm liest Version %2.</translation>
    </message>
    <message>
        <source>A plan</source>
        <translation>Ein Plan</translation>
    </message>
    <message>
        <source>This is another connection than that of the first step.</source>
        <translation>Das ist eine andere Verbindung als die des ersten Schritts.</translation>
    </message>
    <message>
        <source>This is another guest than that of the first step.</source>
        <translation>Das ist ein anderer Gast als der des ersten Schritts.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB, which is not read.</source>
        <translation>Die Datei ist größer als %1 MiB; das wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is no plan: a plan is a JSON object.</source>
        <translation>Das ist kein Plan: Ein Plan ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is no plan that can be read: %2</source>
        <translation>„%1“ ist kein Plan, der gelesen werden kann: %2</translation>
    </message>
    <message>
        <source>This cannot be undone: %1</source>
        <translation>Das kann nicht rückgängig gemacht werden: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig machen: %1</translation>
    </message>
    <message>
        <source>Change %1 of “%2” as it runs, without replugging it.</source>
        <translation>%1 von „%2“ im Betrieb ändern, ohne sie abzuziehen.</translation>
    </message>
    <message>
        <source>Mend what was found of “%1”</source>
        <translation>Befunde von „%1“ beheben</translation>
    </message>
    <message>
        <source>“%1” no longer has what was to be mended.</source>
        <translation>„%1“ hat nicht mehr, was zu beheben war.</translation>
    </message>
    <message numerus="yes">
        <source>Mend %n tap(s)</source>
        <translation>
            <numerusform>%n Tap in Ordnung bringen</numerusform>
            <numerusform>%n Taps in Ordnung bringen</numerusform>
        </translation>
    </message>
    <message>
        <source>The guest has no interface %1 any more, or several.</source>
        <translation>Der Gast hat keine Schnittstelle %1 mehr oder mehrere.</translation>
    </message>
    <message>
        <source>Define “%3” anew with %1 in the place of %2; it counts after the next start.</source>
        <translation>„%3“ neu definieren, mit %1 anstelle von %2; das gilt nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>This guest has a plan already.</source>
        <translation>Dieser Gast hat schon einen Plan.</translation>
    </message>
    <message>
        <source>These are several plans.</source>
        <translation>Das sind mehrere Pläne.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n interface(s) of “%1”</source>
        <translation>
            <numerusform>%n Schnittstelle von „%1“ ändern</numerusform>
            <numerusform>%n Schnittstellen von „%1“ ändern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::PlanDialog</name>
    <message>
        <source>Co&amp;nnection:</source>
        <translation>&amp;Verbindung:</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>S&amp;chritte</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Co&amp;mmands</source>
        <translation>&amp;Befehle</translation>
    </message>
    <message>
        <source>Commands that do the same</source>
        <translation>Befehle, die dasselbe tun</translation>
    </message>
    <message>
        <source>Chan&amp;ged Meanwhile</source>
        <translation>Inzwischen &amp;geändert</translation>
    </message>
    <message>
        <source>What changed in the config meanwhile</source>
        <translation>Was sich inzwischen in der Konfiguration geändert hat</translation>
    </message>
    <message>
        <source>Cancel and &amp;Undo</source>
        <translation>Abbrechen und &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Carry Out</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>What stays:</source>
        <translation>Was bleibt:</translation>
    </message>
    <message>
        <source>The plan was made for %1.</source>
        <translation>Der Plan wurde für %1 gemacht.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>The config of “%1” is not as it was when this was prepared. The page “Changed Meanwhile” shows how.</source>
        <translation>Die Konfiguration von „%1“ ist nicht, wie sie war, als dies vorbereitet wurde. Die Seite „Inzwischen geändert“ zeigt, wie.</translation>
    </message>
    <message>
        <source>I Have Seen It</source>
        <translation>Ich habe es gesehen</translation>
    </message>
    <message>
        <source>Demo: nothing real is changed.</source>
        <translation>Demo: Nichts Wirkliches wird geändert.</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>Bei der Arbeit …</translation>
    </message>
    <message>
        <source>Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating system may never do so. You may close this window; it goes on.</source>
        <translation>Warten auf den Gast: „%1“ hat die Schnittstelle noch nicht losgelassen. Ein Gast ohne laufendes Betriebssystem tut das womöglich nie. Sie können dieses Fenster schließen; es geht weiter.</translation>
    </message>
    <message>
        <source>It is undone.</source>
        <translation>Es ist rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Every step was carried out.</source>
        <translation>Jeder Schritt wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Abgebrochen. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>It failed. Everything is as it was.</source>
        <translation>Es ist fehlgeschlagen. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>Cancelled. Not everything is as it was.</source>
        <translation>Abgebrochen. Nicht alles ist, wie es war.</translation>
    </message>
    <message>
        <source>It failed. Not everything is as it was.</source>
        <translation>Es ist fehlgeschlagen. Nicht alles ist, wie es war.</translation>
    </message>
    <message>
        <source>Go On Without the Check</source>
        <translation>Ohne die Prüfung weitermachen</translation>
    </message>
    <message>
        <source>Look Again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>What is left:</source>
        <translation>Was übrig ist:</translation>
    </message>
</context>
<context>
    <name>VirtTap::PlanJournal</name>
    <message>
        <source>What was done earlier cannot be read, and so not be undone from here.</source>
        <translation>Was früher getan wurde, kann nicht gelesen und deshalb von hier aus nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>What was done cannot be kept for an undo after virt-tap ends.</source>
        <translation>Was getan wurde, kann nicht aufbewahrt werden, um es nach dem Ende von virt-tap rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::PlanReview</name>
    <message>
        <source>The XML of “%1” is being read.</source>
        <translation>Das XML von „%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>The config of “%1” is not as it was when this was prepared.</source>
        <translation>Die Konfiguration von „%1“ ist nicht, wie sie war, als dies vorbereitet wurde.</translation>
    </message>
</context>
<context>
    <name>VirtTap::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Allow &amp;editing XML</source>
        <translation>&amp;Bearbeiten von XML erlauben</translation>
    </message>
    <message>
        <source>Off, XML is only shown. On, the review of a new interface lets you change it before it is sent.</source>
        <translation>Aus: XML wird nur gezeigt. Ein: Beim Überprüfen einer neuen Schnittstelle können Sie es ändern, bevor es gesendet wird.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Rückfragen</translation>
    </message>
    <message>
        <source>Ask before &amp;forcing a guest off</source>
        <translation>Fragen, bevor ein Gast &amp;hart ausgeschaltet wird</translation>
    </message>
    <message>
        <source>Ask before s&amp;hutting a guest down</source>
        <translation>Fragen, bevor ein Gast heruntergefahren &amp;wird</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>As the desktop has them</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>VirtTap::ProblemTableModel</name>
    <message>
        <source>Will fail</source>
        <translation>Wird scheitern</translation>
    </message>
    <message>
        <source>Will not work</source>
        <translation>Wird nicht funktionieren</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignored</source>
        <comment>a finding</comment>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Ignored: %1</source>
        <translation>Ignoriert: %1</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
</context>
<context>
    <name>VirtTap::ProblemsPage</name>
    <message>
        <source>Filter: guest, tap, MAC or words</source>
        <translation>Filter: Gast, Tap, MAC oder Wörter</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Show I&amp;gnored</source>
        <translation>I&amp;gnorierte zeigen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Fi&amp;x…</source>
        <translation>Be&amp;heben…</translation>
    </message>
    <message>
        <source>Ig&amp;nore…</source>
        <translation>Ig&amp;norieren…</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>&amp;Fix…</source>
        <translation>&amp;Beheben…</translation>
    </message>
    <message>
        <source>Show the &amp;Guest</source>
        <translation>&amp;Gast zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;Tap</source>
        <translation>&amp;Tap zeigen</translation>
    </message>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;Ignorieren…</translation>
    </message>
    <message>
        <source>No Longer I&amp;gnore</source>
        <translation>Nicht mehr i&amp;gnorieren</translation>
    </message>
    <message>
        <source>&amp;Copy Line</source>
        <translation>Zeile &amp;kopieren</translation>
    </message>
    <message>
        <source>Everything, also what is not known</source>
        <translation>Alles, auch was nicht bekannt ist</translation>
    </message>
    <message>
        <source>%1, and worse</source>
        <translation>%1 und Schlimmeres</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Why is this as it should be?</source>
        <translation>Warum ist das so, wie es sein soll?</translation>
    </message>
    <message>
        <source>Save the Report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The report could not be saved as %1.</source>
        <translation>Der Bericht konnte nicht als %1 gespeichert werden.</translation>
    </message>
    <message>
        <source>No connection is open, so nothing can be checked.</source>
        <translation>Keine Verbindung ist offen, sodass nichts geprüft werden kann.</translation>
    </message>
    <message>
        <source>Nothing is wrong: what is connected has been checked, and is checked again as it changes.</source>
        <translation>Nichts ist falsch: Was verbunden ist, wurde geprüft und wird bei jeder Änderung erneut geprüft.</translation>
    </message>
    <message>
        <source>Nothing of what was found is shown by this filter.</source>
        <translation>Dieser Filter zeigt nichts von dem, was gefunden wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n finding(s)</source>
        <translation>
            <numerusform>%1 von %n Befund</numerusform>
            <numerusform>%1 von %n Befunden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Diagnose…</source>
        <translation>&amp;Diagnose…</translation>
    </message>
    <message>
        <source>Fix &amp;All of This Kind…</source>
        <translation>&amp;Alle dieser Art beheben…</translation>
    </message>
</context>
<context>
    <name>VirtTap::Proof</name>
    <message>
        <source>it has not been read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>the links of this host were read, and it is not among them</source>
        <translation>die Links dieses Hosts wurden gelesen, und es ist nicht darunter</translation>
    </message>
    <message>
        <source>There is no tap “%1”.</source>
        <translation>Es gibt kein Tap „%1“.</translation>
    </message>
    <message>
        <source>QEMU has the tap “%1” open for “%2”.</source>
        <translation>QEMU hat das Tap „%1“ für „%2“ offen.</translation>
    </message>
    <message>
        <source>libvirt says that “%1” has “%2”, but nobody has it open.</source>
        <translation>libvirt sagt, dass „%1“ das Tap „%2“ hat, aber niemand hat es offen.</translation>
    </message>
    <message>
        <source>“%1” is down, so that nothing passes.</source>
        <translation>„%1“ ist inaktiv (down), sodass nichts hindurchgeht.</translation>
    </message>
    <message>
        <source>“%1” is up and has carrier.</source>
        <translation>„%1“ ist aktiv (up) und hat Carrier.</translation>
    </message>
    <message>
        <source>“%1” has no carrier.</source>
        <translation>„%1“ hat keinen Carrier.</translation>
    </message>
    <message>
        <source>“%1” is tainted: its interface runs the script %2.</source>
        <translation>„%1“ ist „tainted“: Seine Schnittstelle führt das Skript %2 aus.</translation>
    </message>
    <message>
        <source>libvirt reports no taint of “%1”.</source>
        <translation>libvirt meldet für „%1“ kein „tainted“.</translation>
    </message>
    <message>
        <source>libvirt reports of “%1”: %2</source>
        <translation>libvirt meldet für „%1“: %2</translation>
    </message>
    <message>
        <source>“%1” is off; QEMU opens the tap when it starts.</source>
        <translation>„%1“ ist aus; QEMU öffnet das Tap beim Start.</translation>
    </message>
    <message>
        <source>“%1” gets carrier when QEMU opens it.</source>
        <translation>„%1“ bekommt Carrier, wenn QEMU es öffnet.</translation>
    </message>
    <message>
        <source>libvirt tells of taint only while “%1” runs.</source>
        <translation>Ob „tainted“, sagt libvirt nur, während „%1“ läuft.</translation>
    </message>
    <message>
        <source>“%1” opens “%2” after its next start.</source>
        <translation>„%1“ öffnet „%2“ nach dem nächsten Start.</translation>
    </message>
    <message>
        <source>“%1” runs without an interface on “%2”.</source>
        <translation>„%1“ läuft ohne Schnittstelle an „%2“.</translation>
    </message>
    <message>
        <source>libvirt says that “%1” has “%2”; whether QEMU has it open cannot be told: %3.</source>
        <translation>libvirt sagt, dass „%1“ das Tap „%2“ hat; ob QEMU es offen hat, ist nicht feststellbar: %3.</translation>
    </message>
    <message>
        <source>Whether “%1” has carrier cannot be told: %2.</source>
        <translation>Ob „%1“ Carrier hat, ist nicht feststellbar: %2.</translation>
    </message>
    <message>
        <source>Whether “%1” is tainted cannot be told: %2.</source>
        <translation>Ob „%1“ „tainted“ ist, ist nicht feststellbar: %2.</translation>
    </message>
    <message>
        <source>The connection or the guest is gone.</source>
        <translation>Die Verbindung oder der Gast ist verschwunden.</translation>
    </message>
    <message>
        <source>%1 has no interface with that MAC address on “%2”.</source>
        <comment>%1 is “the config of …”</comment>
        <translation>%1 hat keine Schnittstelle mit dieser MAC-Adresse auf „%2“.</translation>
    </message>
    <message>
        <source>%1 names “%2”, but libvirt did not keep managed=&apos;no&apos;.</source>
        <comment>%1 is “the config of …”</comment>
        <translation>%1 nennt „%2“, aber libvirt hat managed=&apos;no&apos; nicht behalten.</translation>
    </message>
    <message>
        <source>The XML of “%1” is being read.</source>
        <translation>Das XML von „%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>The XML of “%1” could not be read: %2</source>
        <translation>Das XML von „%1“ konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The config of “%1”</source>
        <translation>Die Konfiguration von „%1“</translation>
    </message>
    <message>
        <source>“%1” as it runs</source>
        <translation>„%1“, wie er läuft,</translation>
    </message>
    <message>
        <source>libvirt shows “%1” in “%2” as it runs.</source>
        <translation>libvirt zeigt „%1“ in „%2“, wie er läuft.</translation>
    </message>
    <message>
        <source>libvirt shows “%1” in “%2” as it runs and in its config.</source>
        <translation>libvirt zeigt „%1“ in „%2“, wie er läuft, und in seiner Konfiguration.</translation>
    </message>
    <message>
        <source>libvirt shows “%1” in the config of “%2”.</source>
        <translation>libvirt zeigt „%1“ in der Konfiguration von „%2“.</translation>
    </message>
    <message>
        <source>“%1” sends: frames come out of “%2”.</source>
        <translation>„%1“ sendet: Aus „%2“ kommen Rahmen.</translation>
    </message>
    <message>
        <source>No frame can come before “%1” uses “%2”.</source>
        <translation>Bevor „%1“ „%2“ benutzt, kann kein Rahmen kommen.</translation>
    </message>
    <message>
        <source>Whether frames come from “%1” cannot be told: %2.</source>
        <translation>Ob von „%1“ Rahmen kommen, ist nicht feststellbar: %2.</translation>
    </message>
    <message>
        <source>No frame has come from “%1” since. One comes when its operating system uses the interface.</source>
        <translation>Von „%1“ ist seither kein Rahmen gekommen. Einer kommt, wenn sein Betriebssystem die Schnittstelle benutzt.</translation>
    </message>
</context>
<context>
    <name>VirtTap::QuitGuard</name>
    <message>
        <source>Quit virt-tap</source>
        <translation>virt-tap beenden</translation>
    </message>
    <message>
        <source>A change is still being made: %1</source>
        <translation>Eine Änderung ist noch im Gang: %1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>If virt-tap ended now, the change would stay as it is just then, and nobody would undo it.</source>
        <translation>Endete virt-tap jetzt, bliebe die Änderung so, wie sie gerade ist, und niemand machte sie rückgängig.</translation>
    </message>
    <message>
        <source>&amp;Wait, Then Quit</source>
        <translation>&amp;Warten, dann Ende</translation>
    </message>
    <message>
        <source>&amp;Undo, Then Quit</source>
        <translation>&amp;Rückgängig und Ende</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>The change is being stopped and undone; then virt-tap quits.</source>
        <translation>Die Änderung wird angehalten und rückgängig gemacht; dann endet virt-tap.</translation>
    </message>
    <message>
        <source>virt-tap quits when the change is done.</source>
        <translation>virt-tap endet, wenn die Änderung fertig ist.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>It was done before it could be stopped.</source>
        <translation>Sie war fertig, bevor sie angehalten werden konnte.</translation>
    </message>
    <message>
        <source>virt-tap did not quit, as the change did not end as you wished: %1</source>
        <translation>virt-tap ist nicht beendet, weil die Änderung nicht so ausging, wie Sie es wollten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::Redefine</name>
    <message>
        <source>The guest has no interface with that MAC address.</source>
        <translation>Der Gast hat keine Schnittstelle mit dieser MAC-Adresse.</translation>
    </message>
    <message>
        <source>Several interfaces of the guest have that MAC address.</source>
        <translation>Mehrere Schnittstellen des Gasts haben diese MAC-Adresse.</translation>
    </message>
    <message>
        <source>The XML of this guest does not pass libvirt’s schema even without the change, so the change cannot be checked and was not made.</source>
        <translation>Das XML dieses Gasts besteht das Schema von libvirt auch ohne die Änderung nicht; deshalb ist die Änderung nicht prüfbar und wurde nicht vorgenommen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::RequestEditor</name>
    <message>
        <source>The XML of “%1” is being read.</source>
        <translation>Das XML von „%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>The connection “%1” was lost. What you entered is kept; it goes on when the connection is back.</source>
        <translation>Die Verbindung „%1“ ist verloren. Was Sie eingegeben haben, bleibt erhalten; es geht weiter, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The connection “%1” is back.</source>
        <translation>Die Verbindung „%1“ ist wieder da.</translation>
    </message>
    <message>
        <source>The guest “%1” is gone. What you entered is kept; choose another guest or save the XML.</source>
        <translation>Der Gast „%1“ ist verschwunden. Was Sie eingegeben haben, bleibt erhalten; wählen Sie einen anderen Gast, oder speichern Sie das XML.</translation>
    </message>
    <message>
        <source>The guest “%1” is called “%2” now.</source>
        <translation>Der Gast „%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>“%1” was started meanwhile.</source>
        <translation>„%1“ wurde inzwischen gestartet.</translation>
    </message>
    <message>
        <source>“%1” went off meanwhile.</source>
        <translation>„%1“ ist inzwischen aus.</translation>
    </message>
    <message>
        <source>%1 The change now counts %2.</source>
        <translation>%1 Die Änderung gilt nun %2.</translation>
    </message>
    <message>
        <source>The tap “%1” is there now.</source>
        <translation>Das Tap „%1“ ist jetzt da.</translation>
    </message>
    <message>
        <source>The tap “%1” has vanished.</source>
        <translation>Das Tap „%1“ ist verschwunden.</translation>
    </message>
</context>
<context>
    <name>VirtTap::ResultPage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Cancel and Undo</source>
        <translation>Abbre&amp;chen und rückgängig machen</translation>
    </message>
    <message>
        <source>What the host says now</source>
        <translation>Was der Host jetzt sagt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Stopping after this step; what was done is undone…</source>
        <translation>Ende nach diesem Schritt; was geschehen ist, wird rückgängig gemacht …</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>bei der Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht erledigt</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>Bei der Arbeit …</translation>
    </message>
    <message>
        <source>Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating system may never do so. This goes on when the window is closed; Cancel undoes what was done.</source>
        <translation>Warten auf den Gast: „%1“ hat die Schnittstelle noch nicht losgelassen. Ein Gast ohne laufendes Betriebssystem tut das womöglich nie. Es geht weiter, wenn das Fenster geschlossen ist; „Abbrechen“ macht rückgängig, was geschehen ist.</translation>
    </message>
    <message>
        <source>Done: “%1” has its interface on “%2”, %3.</source>
        <translation>Fertig: „%1“ hat seine Schnittstelle an „%2“, %3.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Abgebrochen. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>It failed. Everything is as it was.</source>
        <translation>Es ist fehlgeschlagen. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>Cancelled. Not everything is as it was.</source>
        <translation>Abgebrochen. Nicht alles ist, wie es war.</translation>
    </message>
    <message>
        <source>It failed. Not everything is as it was.</source>
        <translation>Es ist fehlgeschlagen. Nicht alles ist, wie es war.</translation>
    </message>
    <message>
        <source>What is left:</source>
        <translation>Was übrig ist:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Start “%1”</source>
        <translation>„%1“ &amp;starten</translation>
    </message>
    <message>
        <source>What was changed meanwhile</source>
        <translation>Was inzwischen geändert wurde</translation>
    </message>
    <message>
        <source>Review &amp;Again</source>
        <translation>Noch einmal &amp;prüfen</translation>
    </message>
    <message>
        <source>libvirt took it. What it made of it is being read back…</source>
        <translation>libvirt hat es angenommen. Was daraus wurde, wird zurückgelesen …</translation>
    </message>
    <message>
        <source>Go On Without the Check</source>
        <translation>Ohne die Prüfung weitermachen</translation>
    </message>
    <message>
        <source>libvirt said that it was done, yet “%1” does not have that interface.</source>
        <translation>libvirt meldete Erfolg, doch „%1“ hat diese Schnittstelle nicht.</translation>
    </message>
    <message>
        <source>libvirt said that it was done; it could not be read back.</source>
        <translation>libvirt meldete Erfolg; zurückgelesen werden konnte es nicht.</translation>
    </message>
</context>
<context>
    <name>VirtTap::ReviewPage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;XML</source>
        <translation>&amp;XML</translation>
    </message>
    <message>
        <source>Which of the texts</source>
        <translation>Welcher der Texte</translation>
    </message>
    <message>
        <source>&amp;Keep My Edit</source>
        <translation>Meine Änderung &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Discard My Edit</source>
        <translation>Meine Änderung &amp;verwerfen</translation>
    </message>
    <message>
        <source>XML of the interface</source>
        <translation>XML der Schnittstelle</translation>
    </message>
    <message>
        <source>Be&amp;fore and After</source>
        <translation>&amp;Vorher und nachher</translation>
    </message>
    <message>
        <source>The domain before and after</source>
        <translation>Die Domain vorher und nachher</translation>
    </message>
    <message>
        <source>Co&amp;mmands</source>
        <translation>&amp;Befehle</translation>
    </message>
    <message>
        <source>Commands that do the same</source>
        <translation>Befehle, die dasselbe tun</translation>
    </message>
    <message>
        <source>Chan&amp;ged Meanwhile</source>
        <translation>Inzwischen &amp;geändert</translation>
    </message>
    <message>
        <source>What changed in the config meanwhile</source>
        <translation>Was sich inzwischen in der Konfiguration geändert hat</translation>
    </message>
    <message>
        <source>&amp;Copy XML</source>
        <translation>XML &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>Save &amp;Interface XML…</source>
        <translation>&amp;Schnittstellen-XML speichern …</translation>
    </message>
    <message>
        <source>Save &amp;Domain XML, Without Secrets…</source>
        <translation>&amp;Domain-XML speichern, ohne Geheimnisse …</translation>
    </message>
    <message>
        <source>Save as &amp;Shell Script…</source>
        <translation>Als Shell-S&amp;kript speichern …</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Überprüfen</translation>
    </message>
    <message>
        <source>The XML is not fit to be sent.</source>
        <translation>Das XML taugt nicht zum Senden.</translation>
    </message>
    <message>
        <source>The XML of “%1” is being read.</source>
        <translation>Das XML von „%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>“%1” gets an interface on the tap “%2”, %3.</source>
        <translation>„%1“ bekommt eine Schnittstelle am Tap „%2“, %3.</translation>
    </message>
    <message>
        <source>An interface of “%1” is replaced by one on the tap “%2”, %3.</source>
        <translation>Eine Schnittstelle von „%1“ wird durch eine am Tap „%2“ ersetzt, %3.</translation>
    </message>
    <message>
        <source>The XML of an interface on the tap “%1”; nothing is changed.</source>
        <translation>Das XML einer Schnittstelle am Tap „%1“; nichts wird geändert.</translation>
    </message>
    <message>
        <source>Start “%1” afterwards</source>
        <translation>„%1“ danach starten</translation>
    </message>
    <message>
        <source>The pages have changed since you edited this XML. Which one is to be sent?</source>
        <translation>Die Seiten haben sich geändert, seit Sie dieses XML bearbeitet haben. Welches soll gesendet werden?</translation>
    </message>
    <message>
        <source>You edited this XML; it is sent as it stands here.</source>
        <translation>Sie haben dieses XML bearbeitet; es wird gesendet, wie es hier steht.</translation>
    </message>
    <message>
        <source>libvirt&apos;s schema is being asked.</source>
        <translation>Das Schema von libvirt wird befragt.</translation>
    </message>
    <message>
        <source>Valid by libvirt&apos;s schema.</source>
        <translation>Gültig nach dem Schema von libvirt.</translation>
    </message>
    <message>
        <source>Not valid by libvirt&apos;s schema: %1</source>
        <translation>Nicht gültig nach dem Schema von libvirt: %1</translation>
    </message>
    <message>
        <source>Not checked by libvirt&apos;s schema.</source>
        <translation>Nicht mit dem Schema von libvirt geprüft.</translation>
    </message>
    <message>
        <source>Not checked by libvirt&apos;s schema: %1</source>
        <translation>Nicht mit dem Schema von libvirt geprüft: %1</translation>
    </message>
    <message>
        <source>Somebody changed the config of “%1” meanwhile. The page “Changed Meanwhile” shows how; everything here is for the config as it is now.</source>
        <translation>Jemand hat inzwischen die Konfiguration von „%1“ geändert. Die Seite „Inzwischen geändert“ zeigt, wie; alles hier gilt für die Konfiguration, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>I Have Seen It</source>
        <translation>Ich habe es gesehen</translation>
    </message>
    <message>
        <source>Save Interface XML</source>
        <translation>Schnittstellen-XML speichern</translation>
    </message>
    <message>
        <source>XML files (*.xml)</source>
        <translation>XML-Dateien (*.xml)</translation>
    </message>
    <message>
        <source>Save Domain XML, Without Secrets</source>
        <translation>Domain-XML speichern, ohne Geheimnisse</translation>
    </message>
    <message>
        <source>Save as Shell Script</source>
        <translation>Als Shell-Skript speichern</translation>
    </message>
    <message>
        <source>Shell scripts (*.sh)</source>
        <translation>Shell-Skripte (*.sh)</translation>
    </message>
    <message>
        <source>Save &amp;Plan, to Be Opened Again…</source>
        <translation>&amp;Plan speichern, um ihn wieder zu öffnen …</translation>
    </message>
    <message>
        <source>Save the Tap for systemd-&amp;networkd…</source>
        <translation>Tap für systemd-&amp;networkd speichern …</translation>
    </message>
    <message>
        <source>Save the Tap for Network&amp;Manager…</source>
        <translation>Tap für Network&amp;Manager speichern …</translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>Save for systemd-networkd</source>
        <translation>Für systemd-networkd speichern</translation>
    </message>
    <message>
        <source>Save for NetworkManager</source>
        <translation>Für NetworkManager speichern</translation>
    </message>
    <message>
        <source>What is wrong with this XML is said above and at its lines.</source>
        <translation>Was an diesem XML nicht stimmt, steht oben und an seinen Zeilen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::SavedXml</name>
    <message>
        <source>Saved by virt-tap without secrets: passwords that this guest has are not in here. Defining it takes them away.</source>
        <translation>Von virt-tap ohne Geheimnisse gespeichert: Passwörter, die dieser Gast hat, stehen nicht darin. Wer es definiert, nimmt sie ihm.</translation>
    </message>
</context>
<context>
    <name>VirtTap::ScopeChoice</name>
    <message>
        <source>Nothing is known of this guest.</source>
        <translation>Über diesen Gast ist nichts bekannt.</translation>
    </message>
    <message>
        <source>“%1” is off: there is no now to change.</source>
        <translation>„%1“ ist aus: Es gibt kein Jetzt, das sich ändern ließe.</translation>
    </message>
    <message>
        <source>“%1” is transient: it has no config and no next start.</source>
        <translation>„%1“ ist transient: Es gibt keine Konfiguration und keinen nächsten Start.</translation>
    </message>
    <message>
        <source>This interface is only in the config; the running guest does not have it.</source>
        <translation>Diese Schnittstelle steht nur in der Konfiguration; der laufende Gast hat sie nicht.</translation>
    </message>
    <message>
        <source>Only the running guest has this interface; it is not in the config.</source>
        <translation>Nur der laufende Gast hat diese Schnittstelle; sie steht nicht in der Konfiguration.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>after next start</source>
        <translation>nach dem nächsten Start</translation>
    </message>
    <message>
        <source>now and after next start</source>
        <translation>jetzt und nach dem nächsten Start</translation>
    </message>
</context>
<context>
    <name>VirtTap::ScriptText</name>
    <message>
        <source>%1 puts the tap on %2: give the new tap that bridge.</source>
        <translation>%1 hängt das Tap an %2: Geben Sie dem neuen Tap diese Bridge.</translation>
    </message>
    <message>
        <source>%1 does nothing that a tap made beforehand needs.</source>
        <translation>%1 tut nichts, was ein vorher angelegtes Tap braucht.</translation>
    </message>
    <message>
        <source>Nothing will do this any more:</source>
        <translation>Das tut danach niemand mehr:</translation>
    </message>
    <message>
        <source>%1 cannot be read here: look at what it did before you convert.</source>
        <translation>%1 kann hier nicht gelesen werden: Sehen Sie nach, was es tat, bevor Sie umstellen.</translation>
    </message>
    <message>
        <source>%1 plugs the tap into %2 of Open vSwitch: plug the new one in once, by</source>
        <translation>%1 steckt das Tap in %2 von Open vSwitch: Stecken Sie das neue einmal hinein, mit</translation>
    </message>
</context>
<context>
    <name>VirtTap::Snapshot</name>
    <message>
        <source>%1: %2</source>
        <comment>a place in a file, and what is wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This is no text.</source>
        <translation>Das ist kein Text.</translation>
    </message>
    <message>
        <source>This is neither true nor false.</source>
        <translation>Das ist weder true noch false.</translation>
    </message>
    <message>
        <source>This is no MAC address.</source>
        <translation>Das ist keine MAC-Adresse.</translation>
    </message>
    <message>
        <source>This is no UUID.</source>
        <translation>Das ist keine UUID.</translation>
    </message>
    <message>
        <source>This is no time.</source>
        <translation>Das ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>This is no number that could be here.</source>
        <translation>Das ist keine Zahl, die hier stehen kann.</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>„%1“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>This is no list.</source>
        <translation>Das ist keine Liste.</translation>
    </message>
    <message>
        <source>This is no object.</source>
        <translation>Das ist kein Objekt.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB, which is not read.</source>
        <translation>Die Datei ist größer als %1 MiB; das wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is no JSON: %1</source>
        <translation>Das ist kein JSON: %1</translation>
    </message>
    <message>
        <source>This is no snapshot of virt-tap&apos;s.</source>
        <translation>Das ist keine Momentaufnahme von virt-tap.</translation>
    </message>
    <message>
        <source>This is a snapshot of another version than %1.</source>
        <translation>Das ist eine Momentaufnahme einer anderen Version als %1.</translation>
    </message>
    <message>
        <source>One has no UUID.</source>
        <translation>Einer hat keine UUID.</translation>
    </message>
</context>
<context>
    <name>VirtTap::SnapshotConnection</name>
    <message>
        <source>The snapshot “%1” cannot be read.</source>
        <translation>Die Momentaufnahme „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is no snapshot that can be read.</source>
        <translation>„%1“ ist keine Momentaufnahme, die gelesen werden kann.</translation>
    </message>
    <message>
        <source>This is a snapshot: nothing is behind it that could be asked or changed.</source>
        <translation>Das ist eine Momentaufnahme: Dahinter ist nichts, was gefragt oder geändert werden könnte.</translation>
    </message>
    <message>
        <source>This is a snapshot: it stays as it was saved.</source>
        <translation>Das ist eine Momentaufnahme: Sie bleibt, wie sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>A snapshot has no XML of its guests.</source>
        <translation>Eine Momentaufnahme hat kein XML ihrer Gäste.</translation>
    </message>
</context>
<context>
    <name>VirtTap::StepList</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Doing: %1</source>
        <translation>Läuft: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Not undone: %1</source>
        <translation>Nicht rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Not needed: %1</source>
        <translation>Nicht nötig: %1</translation>
    </message>
</context>
<context>
    <name>VirtTap::Taint</name>
    <message>
        <source>Only if %1 is a real CD drive, which is seen on the host alone.</source>
        <translation>Nur wenn %1 ein echtes CD-Laufwerk ist, was nur auf dem Host zu sehen ist.</translation>
    </message>
    <message>
        <source>Whether QEMU on this host calls %1 deprecated is not known.</source>
        <translation>Ob QEMU auf diesem Host %1 als veraltet bezeichnet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Whether it is tainted now could not be read: %1</source>
        <translation>Ob er jetzt „tainted“ ist, konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>By its saved state, which comes back with the XML it was saved with, whatever the config says, unless it is discarded.</source>
        <translation>Durch seinen gespeicherten Zustand: Der kommt mit dem XML zurück, mit dem er gespeichert wurde, was auch immer die Konfiguration sagt, es sei denn, er wird verworfen.</translation>
    </message>
    <message>
        <source>It has a saved state, which comes back with the XML it was saved with; that XML could not be read: %1</source>
        <translation>Er hat einen gespeicherten Zustand, der mit dem XML zurückkommt, mit dem er gespeichert wurde; dieses XML konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>By the config, once the saved state is discarded.</source>
        <translation>Durch die Konfiguration, sobald der gespeicherte Zustand verworfen ist.</translation>
    </message>
    <message>
        <source>Not yet: the config was changed after the guest started.</source>
        <translation>Noch nicht: Die Konfiguration wurde nach dem Start des Gasts geändert.</translation>
    </message>
    <message>
        <source>The guest is transient: it has no next start.</source>
        <translation>Der Gast ist flüchtig: Er hat keinen nächsten Start.</translation>
    </message>
    <message>
        <source>It came by a command or a hook, not by the config: gone after the next start.</source>
        <translation>Das kam durch einen Befehl oder Hook, nicht durch die Konfiguration: nach dem nächsten Start vorbei.</translation>
    </message>
    <message>
        <source>Attached live, or taken out of the config since: gone after the next start.</source>
        <translation>Im Betrieb angeschlossen oder seither aus der Konfiguration entfernt: nach dem nächsten Start vorbei.</translation>
    </message>
    <message>
        <source>The XML does not cause it: a setting of the host does (qemu.conf).</source>
        <translation>Nicht das XML verursacht es, sondern eine Einstellung des Hosts (qemu.conf).</translation>
    </message>
    <message>
        <source>As long as the setting of the host stays.</source>
        <translation>Solange die Einstellung des Hosts bleibt.</translation>
    </message>
    <message>
        <source>What caused it is no longer in the XML, or could not be attached; libvirt keeps the taint until the guest stops.</source>
        <translation>Was es verursachte, steht nicht mehr im XML oder konnte nicht angeschlossen werden; libvirt behält die Kennzeichnung, bis der Gast endet.</translation>
    </message>
    <message>
        <source>An interface of type=&apos;ethernet&apos; does not taint by itself; only a script does.</source>
        <translation>Eine Schnittstelle vom Typ type=&apos;ethernet&apos; macht einen Gast nicht von sich aus „tainted“; nur ein Skript tut es.</translation>
    </message>
    <message>
        <source>A &lt;script&gt; with an empty path runs nothing and does not taint.</source>
        <translation>Ein &lt;script&gt; mit leerem Pfad führt nichts aus und macht den Gast nicht „tainted“.</translation>
    </message>
    <message>
        <source>A &lt;downscript&gt; alone does not taint, but libvirt runs it as its own user.</source>
        <translation>Ein &lt;downscript&gt; allein macht den Gast nicht „tainted“, aber libvirt führt es als sein eigener Benutzer aus.</translation>
    </message>
    <message>
        <source>libvirt says this in its own words; this program does not know the flag behind them.</source>
        <translation>libvirt sagt dies mit eigenen Worten; dieses Programm kennt das Flag dahinter nicht.</translation>
    </message>
    <message>
        <source>Arguments or environment variables are passed to QEMU past libvirt, which does not know what they do. They may break with the next version, and support may ask to take them out.</source>
        <translation>Argumente oder Umgebungsvariablen werden an libvirt vorbei an QEMU gegeben; libvirt weiß nicht, was sie bewirken. Mit der nächsten Version können sie versagen, und der Support kann verlangen, sie zu entfernen.</translation>
    </message>
    <message>
        <source>Somebody sent commands to QEMU&apos;s monitor past libvirt (virsh qemu-monitor-command). What libvirt believes of the guest may no longer be true.</source>
        <translation>Jemand hat an libvirt vorbei Befehle an den Monitor von QEMU gesendet (virsh qemu-monitor-command). Was libvirt vom Gast annimmt, muss nicht mehr stimmen.</translation>
    </message>
    <message>
        <source>QEMU runs as root or has a raw device: a guest that breaks out of QEMU has the host.</source>
        <translation>QEMU läuft als root oder hat ein rohes Gerät: Ein Gast, der aus QEMU ausbricht, hat den Host.</translation>
    </message>
    <message>
        <source>A script of somebody&apos;s own sets up the network, run as libvirt&apos;s own user, with libvirt waiting for it. Nobody but its author knows what it does, so support stops here.</source>
        <translation>Ein eigenes Skript richtet das Netz ein; es läuft als Benutzer von libvirt, und libvirt wartet darauf. Niemand außer seinem Autor weiß, was es tut; hier endet der Support.</translation>
    </message>
    <message>
        <source>The format of a disk is guessed from its content, which the guest can write: it could make QEMU open other files of the host.</source>
        <translation>Das Format eines Datenträgers wird aus seinem Inhalt erraten, den der Gast schreiben kann: Er könnte QEMU andere Dateien des Hosts öffnen lassen.</translation>
    </message>
    <message>
        <source>Somebody else started this QEMU and libvirt took it over; it does not know how it was started.</source>
        <translation>Jemand anderes hat dieses QEMU gestartet, und libvirt hat es übernommen; es weiß nicht, wie es gestartet wurde.</translation>
    </message>
    <message>
        <source>The guest sees the CPU of this host as it is, and came here from a saved state or another host: if the CPUs differ, it may crash.</source>
        <translation>Der Gast sieht die CPU dieses Hosts, wie sie ist, und kam aus einem gespeicherten Zustand oder von einem anderen Host hierher: Unterscheiden sich die CPUs, kann er abstürzen.</translation>
    </message>
    <message>
        <source>The hook script “qemu” of this host may have changed the guest&apos;s XML as it came in.</source>
        <translation>Das Hook-Skript „qemu“ dieses Hosts hat das XML des Gasts bei dessen Ankunft möglicherweise geändert.</translation>
    </message>
    <message>
        <source>The guest has a CD drive of the host: it can lock the tray, and a disc that is changed on the host changes under the guest.</source>
        <translation>Der Gast hat ein CD-Laufwerk des Hosts: Er kann die Schublade sperren, und eine auf dem Host gewechselte Scheibe wechselt unter dem Gast.</translation>
    </message>
    <message>
        <source>A device tree of somebody&apos;s own describes the machine; libvirt does not know what it says.</source>
        <translation>Ein eigener Gerätebaum beschreibt die Maschine; libvirt weiß nicht, was darin steht.</translation>
    </message>
    <message>
        <source>Somebody sent commands to the guest agent past libvirt (virsh qemu-agent-command).</source>
        <translation>Jemand hat an libvirt vorbei Befehle an den Gast-Agenten gesendet (virsh qemu-agent-command).</translation>
    </message>
    <message>
        <source>What libvirt found out about QEMU is overruled: it may use what is not there, or leave out what is.</source>
        <translation>Was libvirt über QEMU herausgefunden hat, wird überstimmt: Es nutzt womöglich, was es nicht gibt, oder lässt aus, was es gibt.</translation>
    </message>
    <message>
        <source>QEMU is going to drop the machine type or CPU model that this guest is built on: after some update it will not start.</source>
        <translation>QEMU wird den Maschinentyp oder das CPU-Modell, auf dem dieser Gast beruht, entfernen: Nach irgendeiner Aktualisierung startet er nicht mehr.</translation>
    </message>
    <message>
        <source>Properties of devices are changed past libvirt, which does not know what they do.</source>
        <translation>Eigenschaften von Geräten werden an libvirt vorbei geändert; libvirt weiß nicht, was sie bewirken.</translation>
    </message>
    <message>
        <source>Look it up in the documentation of the host&apos;s libvirt.</source>
        <translation>Schlagen Sie es in der Dokumentation des libvirt dieses Hosts nach.</translation>
    </message>
    <message>
        <source>Remove &lt;qemu:commandline&gt; and use libvirt&apos;s own elements for it; then start the guest anew. A network device passed that way can be an interface on a tap.</source>
        <translation>Entfernen Sie &lt;qemu:commandline&gt; und verwenden Sie dafür libvirts eigene Elemente; starten Sie den Gast dann neu. Ein so übergebenes Netzgerät kann eine Schnittstelle auf einem Tap sein.</translation>
    </message>
    <message>
        <source>It goes when the guest was shut down and started anew; nothing in the XML needs changing.</source>
        <translation>Es vergeht, wenn der Gast heruntergefahren und neu gestartet wurde; im XML muss nichts geändert werden.</translation>
    </message>
    <message>
        <source>Remove rawio=&apos;yes&apos;. Where the XML has none, user or group in /etc/libvirt/qemu.conf are root: nothing needs that for taps any more (virt-tapctl audit tells more). Then start the guest anew.</source>
        <translation>Entfernen Sie rawio=&apos;yes&apos;. Steht im XML keines, sind user oder group in /etc/libvirt/qemu.conf root: Für Taps braucht das nichts mehr (virt-tapctl audit sagt mehr). Starten Sie den Gast dann neu.</translation>
    </message>
    <message>
        <source>Convert the interface to a tap that was made beforehand: no script is needed then. It counts from the next start.</source>
        <translation>Stellen Sie die Schnittstelle auf ein vorab angelegtes Tap um: Dann braucht es kein Skript. Es gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Write the format into the &lt;driver&gt; of every disk, and set allow_disk_format_probing back.</source>
        <translation>Schreiben Sie das Format in den &lt;driver&gt; jedes Datenträgers und setzen Sie allow_disk_format_probing zurück.</translation>
    </message>
    <message>
        <source>Define the guest in libvirt and start it there.</source>
        <translation>Definieren Sie den Gast in libvirt und starten Sie ihn dort.</translation>
    </message>
    <message>
        <source>It goes with a fresh start. To save and restore without it, use the CPU mode host-model.</source>
        <translation>Es vergeht mit einem frischen Start. Um ohne es zu speichern und fortzusetzen, verwenden Sie den CPU-Modus host-model.</translation>
    </message>
    <message>
        <source>Look at /etc/libvirt/hooks/qemu. It goes with a fresh start.</source>
        <translation>Sehen Sie sich /etc/libvirt/hooks/qemu an. Es vergeht mit einem frischen Start.</translation>
    </message>
    <message>
        <source>Give the guest an image file instead of the drive, or leave the drive out.</source>
        <translation>Geben Sie dem Gast eine Abbilddatei statt des Laufwerks, oder lassen Sie das Laufwerk weg.</translation>
    </message>
    <message>
        <source>Remove &lt;dtb&gt;, if the machine type describes itself.</source>
        <translation>Entfernen Sie &lt;dtb&gt;, wenn der Maschinentyp sich selbst beschreibt.</translation>
    </message>
    <message>
        <source>Remove &lt;qemu:capabilities&gt;; where the XML has none, remove capability_filters from /etc/libvirt/qemu.conf.</source>
        <translation>Entfernen Sie &lt;qemu:capabilities&gt;; steht im XML keines, entfernen Sie capability_filters aus /etc/libvirt/qemu.conf.</translation>
    </message>
    <message>
        <source>Choose a newer machine type or CPU model. The guest sees other hardware then: try it on a copy.</source>
        <translation>Wählen Sie einen neueren Maschinentyp oder ein neueres CPU-Modell. Der Gast sieht dann andere Hardware: Probieren Sie es an einer Kopie.</translation>
    </message>
    <message>
        <source>Remove &lt;qemu:override&gt;, and use libvirt&apos;s own elements for it.</source>
        <translation>Entfernen Sie &lt;qemu:override&gt; und verwenden Sie dafür libvirts eigene Elemente.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>an element, of a device</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 in %2, if it is a real drive</source>
        <comment>a path, in a disk</comment>
        <translation>%1 in %2, wenn es ein echtes Laufwerk ist</translation>
    </message>
    <message>
        <source>the CPU model %1 (%2)</source>
        <comment>and its architecture</comment>
        <translation>das CPU-Modell %1 (%2)</translation>
    </message>
    <message>
        <source>the machine type %1 (%2)</source>
        <comment>and its architecture</comment>
        <translation>der Maschinentyp %1 (%2)</translation>
    </message>
</context>
<context>
    <name>VirtTap::TaintModel</name>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After next start</source>
        <translation>Nach nächstem Start</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>it is tainted</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>depends</source>
        <comment>whether it will be tainted</comment>
        <translation>kommt darauf an</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>flag of a taint</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>no</source>
        <comment>it is not tainted</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>no next start</source>
        <comment>of a transient guest</comment>
        <translation>kein nächster Start</translation>
    </message>
    <message>
        <source>%1: %2, now: %3, after next start: %4</source>
        <comment>guest, flag</comment>
        <translation>%1: %2, jetzt: %3, nach nächstem Start: %4</translation>
    </message>
</context>
<context>
    <name>VirtTap::TaintPage</name>
    <message>
        <source>Filter: guest, flag, cause, connection</source>
        <translation>Filter: Gast, Flag, Ursache, Verbindung</translation>
    </message>
    <message>
        <source>Filter the taints by guest, flag, cause or connection</source>
        <translation>Die Kennzeichnungen nach Gast, Flag, Ursache oder Verbindung filtern</translation>
    </message>
    <message>
        <source>Show the taints of one flag</source>
        <translation>Die Kennzeichnungen eines Flags anzeigen</translation>
    </message>
    <message>
        <source>Save the List</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Taints</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>C&amp;lear the Filter</source>
        <translation>Filter &amp;leeren</translation>
    </message>
    <message>
        <source>Details of the taint</source>
        <translation>Einzelheiten der Kennzeichnung</translation>
    </message>
    <message>
        <source>Show the &amp;Guest</source>
        <translation>&amp;Gast anzeigen</translation>
    </message>
    <message>
        <source>Con&amp;vert…</source>
        <translation>&amp;Umstellen …</translation>
    </message>
    <message>
        <source>Convert the interface to a tap that was made beforehand</source>
        <translation>Die Schnittstelle auf ein vorab angelegtes Tap umstellen</translation>
    </message>
    <message>
        <source>XML of the guest, with what taints it marked</source>
        <translation>XML des Gasts, mit hervorgehobener Ursache</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV …</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>&amp;JSON…</source>
        <translation>&amp;JSON …</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Markdown…</source>
        <translation>&amp;Markdown …</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save the taints that are listed</source>
        <translation>Die aufgeführten Kennzeichnungen speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The list could not be saved as %1.</source>
        <translation>Die Liste konnte nicht als %1 gespeichert werden.</translation>
    </message>
    <message>
        <source>The list was saved as %1.</source>
        <translation>Die Liste wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>All flags (%1)</source>
        <translation>Alle Flags (%1)</translation>
    </message>
    <message>
        <source>No taint matches the filter.</source>
        <translation>Keine Kennzeichnung passt zum Filter.</translation>
    </message>
    <message>
        <source>The guests are being read.</source>
        <translation>Die Gäste werden gelesen.</translation>
    </message>
    <message>
        <source>No connection is open, so nothing is known of taint.</source>
        <translation>Keine Verbindung ist offen, daher ist über Kennzeichnungen nichts bekannt.</translation>
    </message>
    <message>
        <source>No guest is tainted, and by what their XML says none will be at its next start.

An interface of type=&apos;ethernet&apos;, an empty script path and a downscript alone do not taint. What cannot be foreseen: commands that somebody sends to QEMU, hooks, and settings of the host.</source>
        <translation>Kein Gast ist „tainted“, und nach dem, was ihr XML sagt, wird es bei seinem nächsten Start auch keiner sein.

Eine Schnittstelle vom Typ type=&apos;ethernet&apos;, ein leerer Skriptpfad und ein Downscript allein machen keinen Gast „tainted“. Nicht vorherzusehen sind: Befehle, die jemand an QEMU sendet, Hooks und Einstellungen des Hosts.</translation>
    </message>
    <message>
        <source>Select a taint to see what it means and what can be done.</source>
        <translation>Wählen Sie eine Kennzeichnung, um zu sehen, was sie bedeutet und was sich tun lässt.</translation>
    </message>
    <message>
        <source>No interface of this guest has the script any more.</source>
        <translation>Keine Schnittstelle dieses Gasts hat das Skript noch.</translation>
    </message>
    <message>
        <source>libvirt says</source>
        <translation>libvirt sagt</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>Now, and after the next start</source>
        <translation>Jetzt und nach dem nächsten Start</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>Jetzt:</translation>
    </message>
    <message>
        <source>After the next start:</source>
        <translation>Nach dem nächsten Start:</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was sich tun lässt</translation>
    </message>
    <message>
        <source>What does not taint</source>
        <translation>Was nicht dazu führt</translation>
    </message>
    <message>
        <source>Check qemu.conf…</source>
        <translation>qemu.conf prüfen …</translation>
    </message>
    <message>
        <source>What old advice for taps made people change in this computer&apos;s qemu.conf, and what it costs</source>
        <translation>Was alte Ratschläge für Taps in der qemu.conf dieses Computers ändern ließen und was es kostet</translation>
    </message>
    <message>
        <source>What the script did</source>
        <translation>Was das Skript tat</translation>
    </message>
    <message>
        <source>Show the taints of one time</source>
        <translation>Einen Zeitpunkt zeigen</translation>
    </message>
    <message>
        <source>Convert All…</source>
        <translation>Alle umstellen …</translation>
    </message>
    <message>
        <source>Give every interface of these guests that runs a script a tap made beforehand</source>
        <translation>Jeder Schnittstelle dieser Gäste, die ein Skript ausführt, ein vorher angelegtes Tap geben</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After the next start</source>
        <translation>Nach dem nächsten Start</translation>
    </message>
    <message>
        <source>Only until a shutdown</source>
        <translation>Nur noch bis zum Herunterfahren</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapChoiceModel</name>
    <message>
        <source>usable</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Brauchbar</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>usable, but: %1</source>
        <translation>brauchbar, aber: %1</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapDialog</name>
    <message>
        <source>virt-tap makes, changes and deletes taps on the computer that it runs on only. Run it there, or run the commands there as root.</source>
        <translation>virt-tap legt Taps nur auf dem Rechner an, auf dem es läuft; auch ändert und löscht es sie nur dort. Starten Sie es dort, oder führen Sie die Befehle dort als root aus.</translation>
    </message>
    <message>
        <source>Waiting for the answer. You may be asked for a password, in a window of its own.</source>
        <translation>Warten auf die Antwort. Möglicherweise werden Sie in einem eigenen Fenster nach einem Passwort gefragt.</translation>
    </message>
    <message>
        <source>Demo: nothing real is made, changed or deleted.</source>
        <translation>Demo: Nichts Wirkliches wird angelegt, geändert oder gelöscht.</translation>
    </message>
    <message>
        <source>Stop &amp;Waiting</source>
        <translation>Nicht mehr &amp;warten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapEditDialog</name>
    <message>
        <source>Edit Tap</source>
        <translation>Tap bearbeiten</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>&amp;Aktiv</translation>
    </message>
    <message>
        <source>M&amp;TU:</source>
        <translation>M&amp;TU:</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>Br&amp;idge:</source>
        <translation>Br&amp;idge:</translation>
    </message>
    <message>
        <source>Recreate when the host b&amp;oots</source>
        <translation>Beim Start des H&amp;osts wieder anlegen</translation>
    </message>
    <message>
        <source>C&amp;hange Tap</source>
        <translation>Tap &amp;ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The tap “%1”</source>
        <translation>Das Tap „%1“</translation>
    </message>
    <message>
        <source>The tap is missing: reset it first.</source>
        <translation>Das Tap fehlt: Setzen Sie es zuerst zurück.</translation>
    </message>
    <message>
        <source>The tap is gone.</source>
        <translation>Das Tap gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>virt-tap did not make this tap, so it does not change it. What made it may undo what these lines do.</source>
        <translation>virt-tap hat dieses Tap nicht angelegt und ändert es deshalb nicht. Was es angelegt hat, nimmt vielleicht zurück, was diese Zeilen tun.</translation>
    </message>
    <message>
        <source>Changed since virt-tap made it: %1. Reset it first, or the rest stays changed.</source>
        <translation>Geändert, seit virt-tap es angelegt hat: %1. Setzen Sie es zuerst zurück, sonst bleibt das Übrige geändert.</translation>
    </message>
    <message>
        <source>virt-tap recreates only the taps that it made.</source>
        <translation>virt-tap legt nur die Taps wieder an, die es selbst angelegt hat.</translation>
    </message>
    <message>
        <source>These lines change it, as root on %1, until it is deleted or the host reboots.</source>
        <translation>Diese Zeilen ändern es, als root auf %1, bis es gelöscht wird oder der Host neu startet.</translation>
    </message>
    <message>
        <source>Change the tap %1</source>
        <translation>Das Tap %1 ändern</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapFacts</name>
    <message>
        <source>now and after its next start</source>
        <translation>jetzt und nach seinem nächsten Start</translation>
    </message>
    <message>
        <source>now, not after its next start</source>
        <translation>jetzt, nach seinem nächsten Start nicht mehr</translation>
    </message>
    <message>
        <source>after its next start</source>
        <translation>nach seinem nächsten Start</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Show this guest</source>
        <translation>Diesen Gast zeigen</translation>
    </message>
    <message>
        <source>Used by:</source>
        <translation>Benutzt von:</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapPage</name>
    <message>
        <source>An &amp;existing tap</source>
        <translation>Ein &amp;vorhandenes Tap</translation>
    </message>
    <message>
        <source>Filter taps</source>
        <translation>Taps filtern</translation>
    </message>
    <message>
        <source>Taps of this host</source>
        <translation>Taps dieses Hosts</translation>
    </message>
    <message>
        <source>A &amp;new tap, by the name of</source>
        <translation>Ein &amp;neues Tap mit dem Namen</translation>
    </message>
    <message>
        <source>Name of the new tap</source>
        <translation>Name des neuen Taps</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>%1, to be made</source>
        <translation>%1, noch anzulegen</translation>
    </message>
    <message>
        <source>Give the tap a name.</source>
        <translation>Geben Sie dem Tap einen Namen.</translation>
    </message>
    <message>
        <source>Choose a tap.</source>
        <translation>Wählen Sie ein Tap.</translation>
    </message>
    <message>
        <source>The taps of this host are not known.</source>
        <translation>Die Taps dieses Hosts sind nicht bekannt.</translation>
    </message>
    <message>
        <source>The taps of this host are not known: %1.</source>
        <translation>Die Taps dieses Hosts sind nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>What is known of these taps comes from libvirt alone: %1.</source>
        <translation>Was von diesen Taps bekannt ist, kommt nur von libvirt: %1.</translation>
    </message>
    <message>
        <source>The tap “%1” is there now.</source>
        <translation>Das Tap „%1“ ist jetzt da.</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n link(s) of this host that are no taps, each with what it is</source>
        <translation>
            <numerusform>Auch den %n Link dieses Hosts zeigen, der kein Tap ist, und was er ist</numerusform>
            <numerusform>Auch die %n Links dieses Hosts zeigen, die keine Taps sind, und was sie sind</numerusform>
        </translation>
    </message>
    <message>
        <source>virt-tap made a tap “%1” that is missing now. Reset it on the page of taps, or take another name.</source>
        <translation>virt-tap hat ein Tap „%1“ angelegt, das jetzt fehlt. Setzen Sie es auf der Seite der Taps zurück, oder nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>This host has no taps yet. Give a new one a name above.</source>
        <translation>Dieser Host hat noch keine Taps. Geben Sie oben einem neuen einen Namen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete Taps</source>
        <translation>Taps löschen</translation>
    </message>
    <message>
        <source>Reset Taps</source>
        <translation>Taps zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Named by:</source>
        <translation>Ge&amp;nannt von:</translation>
    </message>
    <message>
        <source>&amp;What has changed:</source>
        <translation>&amp;Was sich geändert hat:</translation>
    </message>
    <message>
        <source>Guests that name these taps</source>
        <translation>Gäste, die diese Taps nennen</translation>
    </message>
    <message>
        <source>What has changed about these taps</source>
        <translation>Was sich an dieses Taps geändert hat</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tap</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>the tap “%1”</source>
        <translation>das Tap „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n Tap</numerusform>
            <numerusform>%n Taps</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <comment>%1 is a guest</comment>
        <translation>%1, Schnittstelle %2</translation>
    </message>
    <message>
        <source>now and after its next start</source>
        <translation>jetzt und nach seinem nächsten Start</translation>
    </message>
    <message>
        <source>now, not after its next start</source>
        <translation>jetzt, nicht nach seinem nächsten Start</translation>
    </message>
    <message>
        <source>after its next start</source>
        <translation>nach seinem nächsten Start</translation>
    </message>
    <message>
        <source>a program or guest that is not seen here</source>
        <translation>ein Programm oder Gast, der hier nicht zu sehen ist</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>perhaps guests of others, which are not seen here</source>
        <translation>vielleicht Gäste von anderen, die hier nicht zu sehen sind</translation>
    </message>
    <message>
        <source>no guest of the connections open here</source>
        <translation>kein Gast der hier offenen Verbindungen</translation>
    </message>
    <message>
        <source>missing: it is made again</source>
        <translation>fehlt: es wird wieder angelegt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>“%1” is in use now. Detach it from its guest or shut the guest down first.</source>
        <translation>„%1“ wird gerade benutzt. Trennen Sie es zuerst von seinem Gast, oder fahren Sie den Gast herunter.</translation>
    </message>
    <message>
        <source>virt-tap did not make this, so it does not delete it. What made it may make it again.</source>
        <translation>virt-tap hat dies nicht angelegt und löscht es deshalb nicht. Was es angelegt hat, legt es vielleicht wieder an.</translation>
    </message>
    <message>
        <source>virt-tap deletes only the taps that it made; the others stay.</source>
        <translation>virt-tap löscht nur die Taps, die es angelegt hat; die übrigen bleiben.</translation>
    </message>
    <message>
        <source>Reset %1 to how virt-tap made it?</source>
        <translation>%1 so zurücksetzen, wie virt-tap es angelegt hat?</translation>
    </message>
    <message>
        <source>What is missing is made again, and what others have changed is set back. A guest that runs on it goes on running.</source>
        <translation>Was fehlt, wird wieder angelegt; was andere geändert haben, wird zurückgesetzt. Ein Gast, der es benutzt, läuft weiter.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>It is missing; virt-tap forgets that it made it.</source>
        <translation>Es fehlt; virt-tap vergisst, dass es von ihm angelegt wurde.</translation>
    </message>
    <message>
        <source>It cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>It cannot be undone. %n guest(s) named below will not start until there is a tap of that name again.</source>
        <translation>
            <numerusform>Das lässt sich nicht rückgängig machen. %n unten genannter Gast startet nicht, bis es wieder ein Tap dieses Namens gibt.</numerusform>
            <numerusform>Das lässt sich nicht rückgängig machen. %n unten genannte Gäste starten nicht, bis es wieder Taps dieser Namen gibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>These lines delete it, as root on %1. They fail while somebody has it open.</source>
        <translation>Diese Zeilen löschen es, als root auf %1. Sie schlagen fehl, solange jemand es offen hat.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tap(s): %1</source>
        <translation>
            <numerusform>%n Tap löschen: %1</numerusform>
            <numerusform>%n Taps löschen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n tap(s): %1</source>
        <translation>
            <numerusform>%n Tap zurücksetzen: %1</numerusform>
            <numerusform>%n Taps zurücksetzen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtTap::TapService</name>
    <message>
        <source>Whether taps can be made here is being found out.</source>
        <translation>Ob hier Taps angelegt werden können, wird gerade festgestellt.</translation>
    </message>
    <message>
        <source>The helper that makes taps, virt-tap-helper, is not installed on this computer, or it cannot be started. Install it, or run the commands that are shown as root.</source>
        <translation>Der Helfer, der Taps anlegt, virt-tap-helper, ist auf diesem Rechner nicht installiert oder lässt sich nicht starten. Installieren Sie ihn, oder führen Sie die gezeigten Befehle als root aus.</translation>
    </message>
    <message>
        <source>The installed virt-tap-helper is of another version than this program. Update both to the same version.</source>
        <translation>Der installierte virt-tap-helper hat eine andere Version als dieses Programm. Bringen Sie beide auf dieselbe Version.</translation>
    </message>
    <message>
        <source>polkit, which says who may make taps, does not answer. Start its service (polkit.service) and refresh.</source>
        <translation>polkit, das sagt, wer Taps anlegen darf, antwortet nicht. Starten Sie seinen Dienst (polkit.service) und aktualisieren Sie.</translation>
    </message>
    <message>
        <source>The system&apos;s message bus, by which the helper is reached, does not answer. Start its service (dbus.service) and refresh.</source>
        <translation>Der Nachrichtenbus des Systems, über den der Helfer erreicht wird, antwortet nicht. Starten Sie seinen Dienst (dbus.service) und aktualisieren Sie.</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapTableModel</name>
    <message>
        <source>any local user</source>
        <translation>jeder lokale Benutzer</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>user %1 if in group %2</source>
        <translation>Benutzer %1, wenn in Gruppe %2</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>made anew by libvirt</source>
        <comment>what becomes of a tap</comment>
        <translation>von libvirt neu angelegt</translation>
    </message>
    <message>
        <source>No guest of the connections open here names it.</source>
        <translation>Kein Gast der hier offenen Verbindungen nennt es.</translation>
    </message>
    <message>
        <source>libvirt makes it when its guest starts.</source>
        <translation>libvirt legt es an, wenn sein Gast startet.</translation>
    </message>
    <message>
        <source>The kernel forgets taps at a reboot; what makes this one again, if anything, cannot be told.</source>
        <translation>Der Kernel vergisst Taps bei einem Neustart; was dieses wieder anlegt, wenn überhaupt etwas, ist nicht feststellbar.</translation>
    </message>
    <message>
        <source>%1, %2, unused</source>
        <translation>%1, %2, unbenutzt</translation>
    </message>
    <message>
        <source>%1, %2, used by %3</source>
        <translation>%1, %2, benutzt von %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>May be opened by</source>
        <translation>Darf geöffnet werden von</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>After reboot</source>
        <translation>Nach Neustart</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>As of %1</source>
        <comment>%1 is a time</comment>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>%1, changed since</source>
        <comment>%1 made the tap</comment>
        <translation>%1, seither geändert</translation>
    </message>
    <message>
        <source>virt-tap made a tap of this name. This is another one, made since.</source>
        <translation>virt-tap hat ein Tap dieses Namens angelegt. Dies ist ein anderes, seither angelegtes.</translation>
    </message>
    <message>
        <source>virt-tap made it, and somebody has deleted it since.</source>
        <translation>virt-tap hat es angelegt, und jemand hat es seither gelöscht.</translation>
    </message>
    <message>
        <source>Changed since virt-tap made it: %1.</source>
        <translation>Geändert, seit virt-tap es angelegt hat: %1.</translation>
    </message>
    <message>
        <source>recreated by virt-tap</source>
        <comment>what becomes of a tap</comment>
        <translation>von virt-tap wieder angelegt</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>what becomes of a tap</comment>
        <translation>weg</translation>
    </message>
    <message>
        <source>virt-tap recreates it when the host boots.</source>
        <translation>virt-tap legt es beim Start des Hosts wieder an.</translation>
    </message>
    <message>
        <source>The kernel forgets taps at a reboot, and nothing makes this one again.</source>
        <translation>Der Kernel vergisst Taps bei einem Neustart, und nichts legt dieses wieder an.</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>state of a tap</comment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>the tap is missing</source>
        <translation>das Tap fehlt</translation>
    </message>
    <message>
        <source>%1, %2, no guest that is seen here names it</source>
        <translation>%1, %2, kein hier sichtbarer Gast nennt es</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is “down”, %2 is “2 problems”</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapVerbs</name>
    <message>
        <source>No connection is open.</source>
        <translation>Keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>No tap is selected.</source>
        <translation>Kein Tap ist ausgewählt.</translation>
    </message>
    <message>
        <source>The selected taps are on several hosts.</source>
        <translation>Die ausgewählten Taps sind auf mehreren Hosts.</translation>
    </message>
    <message>
        <source>Only a tap that has changed since virt-tap made it can be reset.</source>
        <translation>Nur ein Tap, das sich geändert hat, seit virt-tap es angelegt hat, kann zurückgesetzt werden.</translation>
    </message>
    <message>
        <source>libvirt makes this tap when its guest starts, and deletes it with it.</source>
        <translation>libvirt legt dieses Tap an, wenn sein Gast startet, und löscht es mit ihm.</translation>
    </message>
    <message>
        <source>Only one tap at a time can be edited.</source>
        <translation>Es kann immer nur ein Tap bearbeitet werden.</translation>
    </message>
    <message>
        <source>The tap is missing: reset it first.</source>
        <translation>Das Tap fehlt: Setzen Sie es zuerst zurück.</translation>
    </message>
</context>
<context>
    <name>VirtTap::Taps</name>
    <message>
        <source>“%1” is no name for a tap here: it is malformed, reserved, or not allowed.</source>
        <translation>„%1“ ist hier kein Name für ein Tap: Er ist fehlerhaft, reserviert oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>What was asked for “%1” is not possible.</source>
        <translation>Was für „%1“ verlangt wurde, ist nicht möglich.</translation>
    </message>
    <message>
        <source>A link of the name “%1” exists already.</source>
        <translation>Einen Link namens „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>“%1” is not a tap that virt-tap made, or somebody has made it anew since.</source>
        <translation>„%1“ ist kein Tap, das virt-tap angelegt hat, oder jemand hat es seither neu angelegt.</translation>
    </message>
    <message>
        <source>“%1” is in use: a guest or another program has it open.</source>
        <translation>„%1“ wird benutzt: Ein Gast oder ein anderes Programm hat es offen.</translation>
    </message>
    <message>
        <source>“%1” would be one tap more than is allowed here.</source>
        <translation>„%1“ wäre ein Tap mehr, als hier erlaubt ist.</translation>
    </message>
    <message>
        <source>The bridge that “%1” is to be a port of does not exist.</source>
        <translation>Die Bridge, deren Port „%1“ werden soll, gibt es nicht.</translation>
    </message>
    <message>
        <source>The administrator does not allow “%1” on this bridge (/etc/virt-tap/helper.conf).</source>
        <translation>Der Administrator erlaubt „%1“ auf dieser Bridge nicht (/etc/virt-tap/helper.conf).</translation>
    </message>
    <message>
        <source>You are not allowed to do this with “%1”.</source>
        <translation>Sie dürfen dies mit „%1“ nicht tun.</translation>
    </message>
    <message>
        <source>The kernel refused what was asked for “%1”.</source>
        <translation>Der Kernel hat abgelehnt, was für „%1“ verlangt wurde.</translation>
    </message>
    <message>
        <source>This is no name for a tap here: it is malformed, reserved, or not allowed.</source>
        <translation>Dies ist hier kein Name für ein Tap: Er ist fehlerhaft, reserviert oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>What was asked for is not possible.</source>
        <translation>Was verlangt wurde, ist nicht möglich.</translation>
    </message>
    <message>
        <source>A link of this name exists already.</source>
        <translation>Einen Link dieses Namens gibt es bereits.</translation>
    </message>
    <message>
        <source>This is not a tap that virt-tap made, or somebody has made it anew since.</source>
        <translation>Dies ist kein Tap, das virt-tap angelegt hat, oder jemand hat es seither neu angelegt.</translation>
    </message>
    <message>
        <source>The tap is in use: a guest or another program has it open.</source>
        <translation>Das Tap wird benutzt: Ein Gast oder ein anderes Programm hat es offen.</translation>
    </message>
    <message>
        <source>That would be more taps than are allowed here.</source>
        <translation>Das wären mehr Taps, als hier erlaubt sind.</translation>
    </message>
    <message>
        <source>Too many questions for a password are open already. Answer those first.</source>
        <translation>Es sind bereits zu viele Fragen nach einem Passwort offen. Beantworten Sie zuerst diese.</translation>
    </message>
    <message>
        <source>There is no bridge of this name.</source>
        <translation>Es gibt keine Bridge dieses Namens.</translation>
    </message>
    <message>
        <source>The administrator does not allow taps on this bridge (/etc/virt-tap/helper.conf).</source>
        <translation>Der Administrator erlaubt auf dieser Bridge keine Taps (/etc/virt-tap/helper.conf).</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>Sie dürfen dies nicht tun.</translation>
    </message>
    <message>
        <source>The question for a password was dismissed; nothing was changed.</source>
        <translation>Die Frage nach einem Passwort wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The kernel refused what was asked for.</source>
        <translation>Der Kernel hat abgelehnt, was verlangt wurde.</translation>
    </message>
    <message>
        <source>This needs a password, and nothing here can ask for it. Log in to a desktop or start a polkit agent (pkttyagent in a terminal), or have the administrator add you to the group virt-tap.</source>
        <translation>Dies braucht ein Passwort, und nichts hier kann danach fragen. Melden Sie sich an einem Desktop an, starten Sie einen polkit-Agenten (pkttyagent in einem Terminal), oder lassen Sie sich vom Administrator in die Gruppe virt-tap aufnehmen.</translation>
    </message>
    <message>
        <source>The system&apos;s message bus does not let this program talk to virt-tap-helper. Install the helper again; its bus configuration is missing or was changed.</source>
        <translation>Der Nachrichtenbus des Systems lässt dieses Programm nicht mit virt-tap-helper sprechen. Installieren Sie den Helfer neu; seine Bus-Konfiguration fehlt oder wurde geändert.</translation>
    </message>
    <message>
        <source>The helper ended or gave no answer. Look at the taps to see what it has done.</source>
        <translation>Der Helfer hat sich beendet oder nicht geantwortet. Sehen Sie an das Taps, was er getan hat.</translation>
    </message>
    <message>
        <source>Too much is being asked at once. Try again in a moment.</source>
        <translation>Es wird zu viel auf einmal verlangt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The helper could not do it.</source>
        <translation>Der Helfer konnte es nicht tun.</translation>
    </message>
</context>
<context>
    <name>VirtTap::TapsPage</name>
    <message>
        <source>Filter: tap, guest, bridge, MAC</source>
        <translation>Filter: Tap, Gast, Bridge, MAC</translation>
    </message>
    <message>
        <source>Filter the taps by name, guest, bridge or MAC address</source>
        <translation>Taps nach Name, Gast, Bridge oder MAC-Adresse filtern</translation>
    </message>
    <message>
        <source>Taps that libvirt makes itself</source>
        <translation>Taps, die libvirt selbst anlegt</translation>
    </message>
    <message>
        <source>Show vnet0 and others, which libvirt creates and deletes with the guest</source>
        <translation>vnet0 und andere zeigen, die libvirt mit dem Gast anlegt und löscht</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>Taps</translation>
    </message>
    <message>
        <source>Details of the tap</source>
        <translation>Einzelheiten des Taps</translation>
    </message>
    <message>
        <source>&amp;Use in a New Interface…</source>
        <translation>In neuer Schnittstelle &amp;verwenden …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No tap matches “%1”.</source>
        <translation>Kein Tap passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear the Filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No connection is open, so no taps are known.</source>
        <translation>Keine Verbindung ist offen, deshalb sind keine Taps bekannt.</translation>
    </message>
    <message>
        <source>Add Connection…</source>
        <translation>Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>All taps here are libvirt’s own: it creates and deletes them with the guest.</source>
        <translation>Alle Taps hier gehören libvirt: Es legt sie mit dem Gast an und löscht sie mit ihm.</translation>
    </message>
    <message>
        <source>Show Them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>There is no tap on the machines that are connected. When one is made, it appears here at once.</source>
        <translation>Auf den verbundenen Maschinen gibt es kein Tap. Wird eines angelegt, erscheint es hier sofort.</translation>
    </message>
    <message>
        <source>Also named</source>
        <translation>Heißt auch</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>no guest of the connections open here</source>
        <translation>kein Gast der hier offenen Verbindungen</translation>
    </message>
    <message>
        <source>no connection is open; its taps are shown as they were %1</source>
        <comment>%1 is “3 minutes ago”</comment>
        <translation>keine Verbindung ist offen; seine Taps sind gezeigt, wie sie %1 waren</translation>
    </message>
    <message>
        <source>no connection is open; its taps are shown as they were last seen</source>
        <translation>keine Verbindung ist offen; seine Taps sind gezeigt, wie sie zuletzt gesehen wurden</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>New taps</source>
        <translation>Neue Taps</translation>
    </message>
    <message>
        <source>Edit this tap</source>
        <translation>Dieses Tap bearbeiten</translation>
    </message>
    <message>
        <source>Reset this tap to how it was made</source>
        <translation>Dieses Tap so zurücksetzen, wie es angelegt wurde</translation>
    </message>
    <message>
        <source>Delete this tap</source>
        <translation>Dieses Tap löschen</translation>
    </message>
    <message>
        <source>New Taps…</source>
        <translation>Neue Taps …</translation>
    </message>
    <message>
        <source>perhaps guests of others, which are not seen here</source>
        <translation>vielleicht Gäste von anderen, die hier nicht zu sehen sind</translation>
    </message>
    <message>
        <source>Since it was made</source>
        <translation>Seit es angelegt wurde</translation>
    </message>
</context>
<context>
    <name>VirtTap::Tour</name>
    <message>
        <source>Taps:</source>
        <translation>Taps:</translation>
    </message>
    <message>
        <source>A new interface on a tap named tap-new:</source>
        <translation>Eine neue Schnittstelle an einem Tap namens tap-new:</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Could not save %1</source>
        <translation>%1 ließ sich nicht speichern</translation>
    </message>
</context>
<context>
    <name>VirtTap::Verbs</name>
    <message>
        <source>No guest is selected.</source>
        <translation>Kein Gast ist ausgewählt.</translation>
    </message>
    <message>
        <source>The connection is not open.</source>
        <translation>Die Verbindung ist nicht offen.</translation>
    </message>
    <message>
        <source>The connection is read-only.</source>
        <translation>Die Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>libvirt has not answered the last request yet.</source>
        <translation>libvirt hat die letzte Anfrage noch nicht beantwortet.</translation>
    </message>
    <message>
        <source>The guest is running already.</source>
        <translation>Der Gast läuft schon.</translation>
    </message>
    <message>
        <source>Only a running guest can be asked to shut down.</source>
        <translation>Nur ein laufender Gast lässt sich um das Herunterfahren bitten.</translation>
    </message>
    <message>
        <source>The guest is off already.</source>
        <translation>Der Gast ist schon aus.</translation>
    </message>
    <message>
        <source>The guest has no saved state.</source>
        <translation>Der Gast hat keinen gespeicherten Zustand.</translation>
    </message>
    <message>
        <source>Force off %1?</source>
        <translation>%1 hart ausschalten?</translation>
    </message>
    <message>
        <source>It stops at once, as if its power cable were pulled. What it has not written to disk is lost.</source>
        <translation>Der Gast hält sofort an, als würde der Stecker gezogen. Was er nicht auf die Platte geschrieben hat, geht verloren.</translation>
    </message>
    <message>
        <source>Force Off</source>
        <translation>Hart ausschalten</translation>
    </message>
    <message>
        <source>Shut down %1?</source>
        <translation>%1 herunterfahren?</translation>
    </message>
    <message>
        <source>The guest is asked to shut down; whether it does so is up to it.</source>
        <translation>Der Gast wird gebeten herunterzufahren; ob er es tut, liegt bei ihm.</translation>
    </message>
    <message>
        <source>Shut Down</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Discard the saved state of %1?</source>
        <translation>Den gespeicherten Zustand von %1 verwerfen?</translation>
    </message>
    <message>
        <source>The guest starts from its disk next time. What was in its memory is lost.</source>
        <translation>Der Gast startet das nächste Mal von seiner Platte. Was in seinem Speicher war, geht verloren.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <source>Start %1, although it will fail?</source>
        <translation>%1 starten, obwohl es scheitern wird?</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>The checks say: %1</source>
        <translation>Die Prüfungen sagen: %1</translation>
    </message>
</context>
<context>
    <name>VirtTap::Words</name>
    <message>
        <source>%1 (after next start)</source>
        <comment>%1 is a guest and its interface</comment>
        <translation>%1 (nach dem nächsten Start)</translation>
    </message>
    <message>
        <source>down, in use</source>
        <comment>state of a tap</comment>
        <translation>inaktiv, in Benutzung</translation>
    </message>
    <message>
        <source>down</source>
        <comment>state of a link</comment>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>up, no carrier</source>
        <comment>state of a link</comment>
        <translation>aktiv, kein Carrier</translation>
    </message>
    <message>
        <source>up</source>
        <comment>state of a link</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>up, in use</source>
        <comment>state of a tap</comment>
        <translation>aktiv, in Benutzung</translation>
    </message>
    <message>
        <source>up, not in use</source>
        <comment>state of a tap</comment>
        <translation>aktiv, nicht in Benutzung</translation>
    </message>
    <message>
        <source>one</source>
        <comment>number of queues of a tap</comment>
        <translation>eine</translation>
    </message>
    <message>
        <source>several</source>
        <comment>a multi-queue tap that nobody has open</comment>
        <translation>mehrere</translation>
    </message>
    <message numerus="yes">
        <source>several, %n open</source>
        <comment>queues of a multi-queue tap</comment>
        <translation>
            <numerusform>mehrere, %n offen</numerusform>
            <numerusform>mehrere, %n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <comment>who made a tap</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n Minute</numerusform>
            <numerusform>in %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n second(s)</source>
        <translation>
            <numerusform>in %n Sekunde</numerusform>
            <numerusform>in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; next attempt %2</source>
        <comment>%2 is “in 5 seconds”</comment>
        <translation>%1; nächster Versuch %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Not known: it has not been read yet.</source>
        <translation>Nicht bekannt: noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Not known: %1.</source>
        <translation>Nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>Demo host</source>
        <translation>Demo-Host</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>%1, system guests</source>
        <comment>%1 is a host</comment>
        <translation>%1, Systemgäste</translation>
    </message>
    <message>
        <source>%1, session guests</source>
        <comment>%1 is a host</comment>
        <translation>%1, Sitzungsgäste</translation>
    </message>
    <message>
        <source>Test driver, %1</source>
        <translation>Test-Treiber, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 is a host, %2 a driver</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting …</source>
        <translation>wird verbunden …</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>wird geladen …</translation>
    </message>
    <message>
        <source>loading %1 of %2</source>
        <comment>%1 and %2 are numbers of guests</comment>
        <translation>%1 von %2 geladen</translation>
    </message>
    <message>
        <source>connected, read-only</source>
        <translation>verbunden, nur lesen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>lost %1</source>
        <comment>%1 is “3 minutes ago”</comment>
        <translation>verloren %1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <comment>%1 is libvirt’s error</comment>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a guest</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>state of a guest</comment>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>shutting down</source>
        <comment>state of a guest</comment>
        <translation>fährt herunter</translation>
    </message>
    <message>
        <source>shut off</source>
        <comment>state of a guest</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>crashed</source>
        <comment>state of a guest</comment>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>suspended</source>
        <comment>state of a guest</comment>
        <translation>im Ruhezustand</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>saved state</source>
        <translation>gespeicherter Zustand</translation>
    </message>
    <message>
        <source>transient</source>
        <translation>transient</translation>
    </message>
    <message>
        <source>autostart</source>
        <translation>Autostart</translation>
    </message>
    <message>
        <source>change after next start</source>
        <translation>Änderung nach dem nächsten Start</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is “lost 3 minutes ago”, %2 libvirt’s error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; tap or similar, libvirt cannot tell</source>
        <comment>%1 is “up” or “down”</comment>
        <translation>%1; Tap oder Ähnliches, libvirt kann es nicht sagen</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>carrier of a link</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <comment>carrier of a link</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes: it stays while nobody has it open</source>
        <translation>ja: er bleibt, auch wenn ihn niemand offen hat</translation>
    </message>
    <message>
        <source>no: it goes when the last one closes it</source>
        <translation>nein: er verschwindet, wenn der Letzte ihn schließt</translation>
    </message>
    <message>
        <source>who may open it</source>
        <comment>what was changed about a tap</comment>
        <translation>wer es öffnen darf</translation>
    </message>
    <message>
        <source>queues</source>
        <comment>what was changed about a tap</comment>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>MTU</source>
        <comment>what was changed about a tap</comment>
        <translation>MTU</translation>
    </message>
    <message>
        <source>MAC address</source>
        <comment>what was changed about a tap</comment>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>up or down</source>
        <comment>what was changed about a tap</comment>
        <translation>aktiv oder nicht</translation>
    </message>
    <message>
        <source>bridge</source>
        <comment>what was changed about a tap</comment>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Snapshot “%1”</source>
        <comment>%1 is a file</comment>
        <translation>Momentaufnahme „%1“</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>%1 is a time</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>last start failed</source>
        <translation>letzter Start fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>VirtTap::Xml</name>
    <message>
        <source>The element “%1” has no end.</source>
        <translation>Das Element „%1“ hat kein Ende.</translation>
    </message>
    <message>
        <source>The guest has no interface %1 any more.</source>
        <translation>Der Gast hat keine Schnittstelle %1 mehr.</translation>
    </message>
    <message>
        <source>An interface without MAC address and address cannot be told from others.</source>
        <translation>Eine Schnittstelle ohne MAC-Adresse und Adresse ist von anderen nicht zu unterscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>The guest has %n interface(s) %1 that cannot be told apart. Give each a MAC address of its own.</source>
        <translation>
            <numerusform>Der Gast hat %n Schnittstelle %1, die nicht zu unterscheiden ist. Geben Sie ihr eine eigene MAC-Adresse.</numerusform>
            <numerusform>Der Gast hat %n Schnittstellen %1, die nicht zu unterscheiden sind. Geben Sie jeder eine eigene MAC-Adresse.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the XML of a guest.</source>
        <translation>Dies ist nicht das XML eines Gasts.</translation>
    </message>
    <message>
        <source>This is not the XML of a guest: its outermost element is “%1”, not “domain”.</source>
        <translation>Dies ist nicht das XML eines Gasts: Das äußerste Element ist „%1“, nicht „domain“.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>The outermost element is “%1”, not “interface”.</source>
        <translation>Das äußerste Element ist „%1“, nicht „interface“.</translation>
    </message>
    <message>
        <source>libvirt knows no element “%1” in “%2”.</source>
        <translation>libvirt kennt kein Element „%1“ in „%2“.</translation>
    </message>
    <message>
        <source>libvirt knows no attribute “%1” of “%2”.</source>
        <translation>libvirt kennt kein Attribut „%1“ von „%2“.</translation>
    </message>
    <message>
        <source>“%1” is no value of “%2” in “%3”; libvirt knows %4.</source>
        <translation>„%1“ ist kein Wert von „%2“ in „%3“; libvirt kennt %4.</translation>
    </message>
    <message>
        <source>“managed” of “interface” is for host devices only; the one of a tap belongs to “target”.</source>
        <translation>„managed“ von „interface“ gilt nur für Host-Geräte; das eines Taps gehört zu „target“.</translation>
    </message>
    <message>
        <source>libvirt refuses managed=&apos;no&apos; on an interface that is not of type &apos;ethernet&apos;.</source>
        <translation>libvirt verweigert managed=&apos;no&apos; bei einer Schnittstelle, die nicht vom Typ &apos;ethernet&apos; ist.</translation>
    </message>
    <message>
        <source>libvirt sets no VLAN on type &apos;ethernet&apos;: the guest would not start. Set it on the switch&apos;s port.</source>
        <translation>libvirt setzt beim Typ &apos;ethernet&apos; kein VLAN: Der Gast würde nicht starten. Setzen Sie es am Port des Switches.</translation>
    </message>
    <message>
        <source>libvirt refuses “virtualport” on type &apos;ethernet&apos;.</source>
        <translation>libvirt verweigert „virtualport“ beim Typ &apos;ethernet&apos;.</translation>
    </message>
    <message>
        <source>libvirt refuses port isolation on type &apos;ethernet&apos;.</source>
        <translation>libvirt verweigert die Isolation von Ports beim Typ &apos;ethernet&apos;.</translation>
    </message>
    <message>
        <source>“portForward” is for type &apos;user&apos; only.</source>
        <translation>„portForward“ gilt nur für den Typ &apos;user&apos;.</translation>
    </message>
    <message>
        <source>libvirt ignores “guest” on type &apos;ethernet&apos;.</source>
        <translation>libvirt übergeht „guest“ beim Typ &apos;ethernet&apos;.</translation>
    </message>
    <message>
        <source>“ip” outside of “source” is the guest&apos;s own address, which QEMU cannot set: libvirt refuses it.</source>
        <translation>„ip“ außerhalb von „source“ ist die eigene Adresse des Gasts, die QEMU nicht setzen kann: libvirt verweigert sie.</translation>
    </message>
    <message>
        <source>“route” outside of “source” is the guest&apos;s own route, which QEMU cannot set: libvirt refuses it.</source>
        <translation>„route“ außerhalb von „source“ ist die eigene Route des Gasts, die QEMU nicht setzen kann: libvirt verweigert sie.</translation>
    </message>
    <message>
        <source>managed=&apos;no&apos; needs the name of the tap in “dev” of “target”: the guest would not start.</source>
        <translation>managed=&apos;no&apos; braucht den Namen des Taps in „dev“ von „target“: Der Gast würde nicht starten.</translation>
    </message>
    <message>
        <source>The name of the tap in “dev” of “target” is empty.</source>
        <translation>Der Name des Taps in „dev“ von „target“ ist leer.</translation>
    </message>
    <message>
        <source>libvirt ignores “%1” of “source” on type &apos;ethernet&apos;; the tap is named in “target”.</source>
        <translation>libvirt übergeht „%1“ von „source“ beim Typ &apos;ethernet&apos;; das Tap wird in „target“ genannt.</translation>
    </message>
    <message>
        <source>libvirt adds this “%1” to the tap at each start and never removes it from a tap with managed=&apos;no&apos;: the second start would fail.</source>
        <translation>libvirt fügt dies („%1“) dem Tap bei jedem Start hinzu und entfernt es bei managed=&apos;no&apos; nie wieder: Der zweite Start würde fehlschlagen.</translation>
    </message>
    <message>
        <source>The text is not well-formed XML (line %1).</source>
        <translation>Der Text ist kein wohlgeformtes XML (Zeile %1).</translation>
    </message>
    <message>
        <source>The text is not one “interface” element.</source>
        <translation>Der Text ist nicht ein „interface“-Element.</translation>
    </message>
    <message>
        <source>This is not an interface: the outermost element is “%1”, not “interface”.</source>
        <translation>Dies ist keine Schnittstelle: Das äußerste Element ist „%1“, nicht „interface“.</translation>
    </message>
    <message>
        <source>The cookies of a network disk were removed (line %1).</source>
        <translation>Die Cookies eines Netzwerklaufwerks wurden entfernt (Zeile %1).</translation>
    </message>
    <message>
        <source>“%1” of “%2” was removed (line %3).</source>
        <translation>„%1“ von „%2“ wurde entfernt (Zeile %3).</translation>
    </message>
    <message>
        <source>A password in an argument for QEMU was removed (line %1).</source>
        <translation>Ein Passwort in einem Argument für QEMU wurde entfernt (Zeile %1).</translation>
    </message>
    <message>
        <source>The attribute “%1” is given twice.</source>
        <translation>Das Attribut „%1“ ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>The element “%1”, which begins in line %2, is closed as “%3”.</source>
        <translation>Das Element „%1“, das in Zeile %2 beginnt, wird als „%3“ geschlossen.</translation>
    </message>
    <message>
        <source>The text ends within the element “%1”.</source>
        <translation>Der Text endet innerhalb des Elements „%1“.</translation>
    </message>
    <message>
        <source>The entity “%1” is not known here.</source>
        <translation>Die Entität „%1“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The prefix “%1” has no “xmlns:%1” in this element or in one around it.</source>
        <translation>Das Präfix „%1“ hat kein „xmlns:%1“ in diesem Element oder einem darum herum.</translation>
    </message>
    <message>
        <source>There is more text after the end of the outermost element.</source>
        <translation>Nach dem Ende des äußersten Elements folgt weiterer Text.</translation>
    </message>
    <message>
        <source>This is not well-formed XML: %1</source>
        <translation>Dies ist kein wohlgeformtes XML: %1</translation>
    </message>
    <message>
        <source>A document type (“&lt;!DOCTYPE”) is not accepted here.</source>
        <translation>Ein Dokumenttyp („&lt;!DOCTYPE“) wird hier nicht angenommen.</translation>
    </message>
    <message>
        <source>Elements are nested more than %1 levels deep.</source>
        <translation>Elemente sind mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>The text is larger than %1 MiB, which is not read.</source>
        <translation>Der Text ist größer als %1 MiB und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>Der Text ist leer.</translation>
    </message>
    <message>
        <source>The text is not UTF-8 but looks like UTF-16. Save it as UTF-8.</source>
        <translation>Der Text ist nicht UTF-8, sondern sieht nach UTF-16 aus. Speichern Sie ihn als UTF-8.</translation>
    </message>
    <message>
        <source>The text has a control character (U+%1), which XML does not allow.</source>
        <translation>Der Text enthält ein Steuerzeichen (U+%1), das XML nicht erlaubt.</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation>Der Text ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The text says that its encoding is “%1”; only UTF-8 is read.</source>
        <translation>Der Text nennt „%1“ als Kodierung; nur UTF-8 wird gelesen.</translation>
    </message>
    <message>
        <source>There is not enough memory to read the text.</source>
        <translation>Der Speicher reicht nicht, um den Text zu lesen.</translation>
    </message>
    <message>
        <source>This is not well-formed XML.</source>
        <translation>Dies ist kein wohlgeformtes XML.</translation>
    </message>
    <message>
        <source>libvirt refuses “coalesce” on type &apos;ethernet&apos;.</source>
        <translation>libvirt verweigert „coalesce“ beim Typ &apos;ethernet&apos;.</translation>
    </message>
    <message>
        <source>libvirt refuses “floor” except on some networks of its own.</source>
        <translation>libvirt verweigert „floor“ außer an manchen seiner eigenen Netze.</translation>
    </message>
    <message>
        <source>the schema “%1” cannot be read (%2).</source>
        <translation>das Schema „%1“ kann nicht gelesen werden (%2).</translation>
    </message>
    <message>
        <source>the schema “domain.rng” is not installed on this computer.</source>
        <translation>das Schema „domain.rng“ ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>the schema on this computer is that of libvirt %1, and the host runs libvirt %2.</source>
        <translation>das Schema auf diesem Rechner ist das von libvirt %1, und auf dem Host läuft libvirt %2.</translation>
    </message>
    <message>
        <source>there is not enough memory.</source>
        <translation>der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>libxml2 failed within the schema.</source>
        <translation>libxml2 ist am Schema gescheitert.</translation>
    </message>
    <message>
        <source>libvirt drops the name “%1” when the guest is defined, and makes a tap of another: names that begin with vnet, macvtap or macvlan are its own.</source>
        <translation>libvirt streicht den Namen „%1“, wenn der Gast definiert wird, und legt ein Tap mit einem anderen an: Namen, die mit vnet, macvtap oder macvlan beginnen, sind seine eigenen.</translation>
    </message>
</context>
<context>
    <name>VirtTap::XmlDraft</name>
    <message>
        <source>As it is attached now</source>
        <translation>Wie sie jetzt angeschlossen wird</translation>
    </message>
    <message>
        <source>As the config gets it</source>
        <translation>Wie die Konfiguration sie bekommt</translation>
    </message>
    <message>
        <source>Now and in the config</source>
        <translation>Jetzt und in der Konfiguration</translation>
    </message>
    <message>
        <source>The interface</source>
        <translation>Die Schnittstelle</translation>
    </message>
</context>
<context>
    <name>VirtTap::XmlEditor</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
</context>
<context>
    <name>VirtTap::XmlTab</name>
    <message>
        <source>Show:</source>
        <translation>Zeigen:</translation>
    </message>
    <message>
        <source>&amp;Now (live)</source>
        <translation>&amp;Jetzt (live)</translation>
    </message>
    <message>
        <source>&amp;After next start (config)</source>
        <translation>&amp;Nach dem nächsten Start (Konfiguration)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>Passwords and other secrets are left out.</source>
        <translation>Passwörter und andere Geheimnisse sind weggelassen.</translation>
    </message>
    <message>
        <source>XML of the guest</source>
        <translation>XML des Gasts</translation>
    </message>
    <message>
        <source>The guest is not running, so there is no live XML.</source>
        <translation>Der Gast läuft nicht, deshalb gibt es kein Live-XML.</translation>
    </message>
    <message>
        <source>The guest is transient: it has no config.</source>
        <translation>Der Gast ist transient: Er hat keine Konfiguration.</translation>
    </message>
    <message>
        <source>The XML cannot be read while the connection is not open.</source>
        <translation>Das XML lässt sich nicht lesen, während die Verbindung nicht offen ist.</translation>
    </message>
    <message>
        <source>The connection is not open: this is the XML as it was read last.</source>
        <translation>Die Verbindung ist nicht offen: Dies ist das XML, wie es zuletzt gelesen wurde.</translation>
    </message>
    <message>
        <source>Save the domain XML</source>
        <translation>Domain-XML speichern</translation>
    </message>
    <message>
        <source>XML (*.xml)</source>
        <translation>XML (*.xml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The XML could not be saved as %1.</source>
        <translation>Das XML ließ sich nicht als %1 speichern.</translation>
    </message>
    <message>
        <source>The XML was saved as %1, without passwords and other secrets.</source>
        <translation>Das XML wurde als %1 gespeichert, ohne Passwörter und andere Geheimnisse.</translation>
    </message>
</context>
<context>
    <name>VirtTap::XmlView</name>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
</TS>
