import QtQuick

// Remembers for a few seconds why the car refused; `reason` is English, empty once past.
Item {
    id: refusal

    property var reading: null
    property string reason: ""
    readonly property bool shown: reason !== ""
    readonly property string now: reading ? reading.refused : ""
    signal complained

    visible: false
    onNowChanged: now && now !== "asked anew" ? tell(now) : reason = ""

    function tell(why: string) {
        reason = why;
        quiet.restart();
        complained();
    }

    Timer { id: quiet; interval: 4000; onTriggered: refusal.reason = "" }
}
